package flopper.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.measurement.NewMeasurement;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ComparisonControllerTest {

    private static final String COMPARISONS = "/api/v1/comparisons?models=";
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static String workerId = "";

    @BeforeAll
    static void measure() {
        Rows rows = new Rows(SERVER.database());
        workerId = rows.worker();
        device("desk", "desktop");
        device("hand", "phone");
        Model base = rows.model("base");
        Model twice = rows.model("twice");
        Model alike = rows.model("alike");
        Model newer = rows.model("newer");
        rows.model("unmeasured");
        measure(base, "desktop", 1, Rows.measurement("desk", 2_000, STARTED.minusSeconds(60)));
        measure(base, "desktop", 1, Rows.measurement("desk", 1_000, STARTED));
        measure(base, "phone", 1, Rows.measurement("hand", 10_000, STARTED));
        measure(base, "desktop", 8, Rows.measurement("desk", 7_000, STARTED));
        measure(twice, "desktop", 1, Rows.measurement("desk", 2_000, STARTED));
        measure(twice, "phone", 1, Rows.measurement("hand", 5_000, STARTED));
        measure(alike, "desktop", 1, Rows.measurement("desk", 1_005, STARTED));
        measure(newer, "desktop", 1, withVersion(Rows.measurement("desk", 500, STARTED), "2.0"));
    }

    @Test
    void everyModelIsHeldAgainstTheFirstOnEachDeviceClass() {
        Answer answer = SERVER.get(COMPARISONS + "base,twice,alike&batch=1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.fields())
                .containsExactly(
                        "metric", "better", "baseline", "models", "deviceClasses", "cells");
        assertThat(answer.textAt("metric")).isEqualTo("p50Ns");
        assertThat(answer.valueAt("baseline"))
                .isEqualTo(Map.of("axis", "MODEL", "name", "base:latest"));
        assertThat(answer.valueAt("deviceClasses")).isEqualTo(List.of("desktop", "phone"));
        assertThat(verdicts(answer))
                .containsExactly(
                        "base:latest desktop SAME",
                        "base:latest phone SAME",
                        "twice:latest desktop SLOWER",
                        "twice:latest phone FASTER",
                        // 1005 ± 1 against 1000 ± 1: surely different, and by half a percent.
                        "alike:latest desktop SAME",
                        "alike:latest phone null");
        assertThat(answer.at("cells.2.ratio").getDoubleValue()).isEqualTo(2);
        assertThat(answer.at("cells.2.value").getDoubleValue()).isEqualTo(2000);
        assertThat(answer.valueAt("cells.2.ci")).isEqualTo(List.of(1999.0, 2001.0));
        assertThat(answer.textAt("cells.2.n")).isEqualTo("6");
        assertThat(answer.at("cells.5.value").isNull()).isTrue();
        assertThat(answer.textAt("cells.5.reason")).isEqualTo("not measured");
    }

    @Test
    void ofSeveralMeasurementsTheLatestIsCompared() {
        Answer answer = SERVER.get(COMPARISONS + "base&deviceClasses=desktop&batch=1");
        assertThat(answer.at("cells.0.value").getDoubleValue()).isEqualTo(1000);
    }

    @Test
    void settingsAreNotMixed() {
        Answer answer = SERVER.get(COMPARISONS + "base,twice&deviceClasses=desktop");
        assertThat(verdicts(answer))
                .containsExactly(
                        "base:latest desktop SAME",
                        "twice:latest desktop SLOWER",
                        "base:latest desktop SAME",
                        "twice:latest desktop null");
        assertThat(answer.textAt("cells.1.batch")).isEqualTo("1");
        assertThat(answer.textAt("cells.3.batch")).isEqualTo("8");
    }

    @Test
    void anyModelOrDeviceClassCanBeTheBaseline() {
        Answer byModel = SERVER.get(COMPARISONS + "base,twice&batch=1&baseline=twice");
        assertThat(verdicts(byModel))
                .containsExactly(
                        "base:latest desktop FASTER",
                        "base:latest phone SLOWER",
                        "twice:latest desktop SAME",
                        "twice:latest phone SAME");
        Answer byClass = SERVER.get(COMPARISONS + "base,twice&batch=1&baseline=desktop");
        assertThat(byClass.textAt("baseline.axis")).isEqualTo("DEVICE_CLASS");
        assertThat(verdicts(byClass))
                .containsExactly(
                        "base:latest desktop SAME",
                        "base:latest phone SLOWER",
                        "twice:latest desktop SAME",
                        "twice:latest phone SLOWER");
    }

    @Test
    void measurementsByOtherVersionsOfABackendAreNotCompared() {
        Answer answer = SERVER.get(COMPARISONS + "base,newer&deviceClasses=desktop&batch=1");
        assertThat(answer.at("cells.1.value").getDoubleValue()).isEqualTo(500);
        assertThat(answer.at("cells.1.verdict").isNull()).isTrue();
        assertThat(answer.at("cells.1.ratio").isNull()).isTrue();
        assertThat(answer.textAt("cells.1.reason"))
                .isEqualTo("backend versions differ: 2.0, against 1.0 of the baseline");
    }

    @Test
    void withoutABaselineThereIsNoVerdict() {
        Answer answer = SERVER.get(COMPARISONS + "alike,base&deviceClasses=phone&batch=1");
        assertThat(answer.textAt("cells.1.reason")).isEqualTo("the baseline was not measured");
    }

    @Test
    void aHigherRateIsFaster() {
        Answer answer =
                SERVER.get(
                        COMPARISONS
                                + "base,twice&batch=1&deviceClasses=phone"
                                + "&metric=achievedFlopsPerSecond");
        assertThat(answer.textAt("better")).isEqualTo("HIGHER");
        // 215 operations in 5000 ns.
        assertThat(answer.at("cells.1.value").getDoubleValue()).isEqualTo(43e6);
        assertThat(answer.textAt("cells.1.verdict")).isEqualTo("FASTER");
    }

    @Test
    void aMetricWithoutAnIntervalHasAValueButNoClearVerdict() {
        Answer p90 =
                SERVER.get(COMPARISONS + "base,twice&batch=1&deviceClasses=phone&metric=p90Ns");
        assertThat(p90.at("cells.1.value").getDoubleValue()).isEqualTo(5005);
        assertThat(p90.textAt("cells.1.verdict")).isEqualTo("AMBIGUOUS");
        assertThat(p90.textAt("cells.1.reason")).isEqualTo("p90Ns has no confidence interval");
        Answer p99 =
                SERVER.get(COMPARISONS + "base,twice&batch=1&deviceClasses=phone&metric=p99Ns");
        assertThat(p99.at("cells.1.value").isNull()).isTrue();
        assertThat(p99.textAt("cells.1.reason")).isEqualTo("needs 662 samples");
    }

    @Test
    void whatWasNeverMeasuredIsStillInTheMatrix() {
        Answer answer = SERVER.get(COMPARISONS + "unmeasured");
        assertThat(verdicts(answer))
                .containsExactly("unmeasured:latest desktop null", "unmeasured:latest phone null");
        assertThat(answer.at("cells.0.batch").isNull()).isTrue();
        assertThat(answer.textAt("cells.0.reason")).isEqualTo("not measured");
    }

    @Test
    void itIsATableForWhoPrefersOne() {
        Answer answer =
                SERVER.send(
                        SERVER.request(COMPARISONS + "base,twice&batch=1&deviceClasses=desktop")
                                .header("Accept", "text/csv"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("model,graphId,deviceClass,batch,");
        assertThat(lines.getLast())
                .startsWith("twice:latest,")
                .endsWith(",p50Ns,2000.0,1999.0,2001.0,6,true,false,2.0,SLOWER,");
    }

    @ParameterizedTest
    @CsvSource({
        "models=, 422, MODEL_UNKNOWN, models[0]",
        "batch=1, 400, BAD_REQUEST, models",
        "'models=base,nonsense', 422, MODEL_UNKNOWN, models[1]",
        "models=base&deviceClasses=toaster, 422, NO_DEVICE, deviceClasses",
        "models=base&metric=speed, 400, BAD_REQUEST, metric",
        "models=base&baseline=twice, 400, BAD_REQUEST, baseline",
        "models=base&batch=0, 400, BAD_REQUEST, batch",
        "models=base&threads=x, 400, BAD_REQUEST, threads",
    })
    void aParameterThatCannotBeIsNamed(String query, int status, String code, String field) {
        Answer answer = SERVER.get("/api/v1/comparisons?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.textAt("code")).isEqualTo(code);
        assertThat(answer.textAt("field")).isEqualTo(field);
    }

    private static void device(String id, String deviceClass) {
        DeviceBackend backend = new DeviceBackend("onnxruntime", "1.0", 1, List.of("fp32"), 2);
        SERVER.database()
                .devices()
                .register(
                        new NewDevice(
                                id, deviceClass, id, "{}", workerId, List.of(), List.of(backend)));
    }

    private static void measure(
            Model model, String deviceClass, long batch, NewMeasurement measurement) {
        new Rows(SERVER.database()).measured(workerId, model, deviceClass, batch, measurement);
    }

    private static NewMeasurement withVersion(NewMeasurement of, String backendVersion) {
        return new NewMeasurement(
                of.deviceId(),
                of.peaksId(),
                backendVersion,
                of.protocol(),
                of.weights(),
                of.startedAt(),
                of.latency(),
                of.cpuP50Ns(),
                of.throughputPerSecond(),
                of.quality(),
                of.layers(),
                of.environmentJson(),
                of.processes());
    }

    /** {@code model deviceClass verdict} of every cell. */
    private static List<String> verdicts(Answer answer) {
        return ((List<?>) Objects.requireNonNull(answer.valueAt("cells")))
                .stream()
                        .map(cell -> (Map<?, ?>) Objects.requireNonNull(cell))
                        .map(cell ->
                                "%s %s %s"
                                        .formatted(
                                                cell.get("model"),
                                                cell.get("deviceClass"),
                                                cell.get("verdict")))
                        .toList();
    }
}
