package flopper.api.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.lease.Claim;
import flopper.db.measurement.NewMeasurement;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MeasurementControllerTest {

    private static final String MEASUREMENTS = "/api/v1/measurements";
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static final Map<String, Job> JOBS = new HashMap<>();

    @BeforeAll
    static void measure() {
        Rows rows = new Rows(SERVER.database());
        String workerId = rows.worker();
        rows.device("cpu", workerId);
        String peaks = SERVER.database().peaks().put(Rows.peaks("cpu", STARTED));
        measure(
                rows,
                workerId,
                "layered",
                Rows.layeredMeasurement("cpu", Optional.of(peaks), 1_003, STARTED));
        measure(rows, workerId, "fast", 1_000);
        measure(rows, workerId, "slow", 2_000);
    }

    private static void measure(Rows rows, String workerId, String name, long p50Ns) {
        measure(rows, workerId, name, Rows.measurement("cpu", p50Ns, STARTED));
    }

    private static void measure(
            Rows rows, String workerId, String name, NewMeasurement measurement) {
        Model model = rows.model(name);
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);
        Claim claim = SERVER.database().leases().claim(job.id(), workerId, Duration.ofMinutes(1));
        SERVER.database()
                .completeMeasurement(
                        ((Claim.Claimed) claim).lease(), Rows.profile(model, 1), measurement);
        JOBS.put(name, SERVER.database().jobs().find(job.id()).orElseThrow());
    }

    @Test
    void theObjectHasEveryFieldOfTheContract() {
        Job job = job("fast");
        Answer answer = SERVER.get(MEASUREMENTS + "/" + id("fast"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.fields())
                .containsExactly(
                        "id",
                        "jobId",
                        "model",
                        "graphId",
                        "device",
                        "deviceClass",
                        "backend",
                        "backendVersion",
                        "precision",
                        "threads",
                        "batch",
                        "shapes",
                        "startedAt",
                        "protocol",
                        "weights",
                        "processes",
                        "samples",
                        "latency",
                        "cpuTime",
                        "throughputPerSecond",
                        "converged",
                        "disturbed",
                        "verdictNotes",
                        "macs",
                        "flops",
                        "achievedFlopsPerSecond",
                        "peakFraction",
                        "layerTiming",
                        "environment");
        assertThat(answer.textAt("jobId")).isEqualTo(job.id());
        assertThat(answer.textAt("model")).isEqualTo("fast:latest");
        assertThat(answer.textAt("graphId")).isEqualTo(job.cell().graphId());
        assertThat(answer.textAt("device")).isEqualTo("cpu");
        assertThat(answer.textAt("deviceClass")).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(answer.textAt("startedAt")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(answer.valueAt("shapes")).isEqualTo(Map.of("input", List.of(1, 3, 224, 224)));
        assertThat(answer.textAt("processes")).isEqualTo("2");
        assertThat(answer.textAt("samples")).isEqualTo("6");
        assertThat(answer.valueAt("verdictNotes")).isEqualTo(List.of("quiet", "it's \"fine\""));
        assertThat(answer.valueAt("environment")).isEqualTo(Map.of("governor", "performance"));
        assertThat(answer.at("converged").getBooleanValue()).isTrue();
        assertThat(answer.at("disturbed").getBooleanValue()).isFalse();
        assertThat(answer.at("cpuTime.p50Ns").isNull()).isTrue();
        assertThat(answer.at("peakFraction").isNull()).isTrue();
        assertThat(answer.textAt("macs")).isEqualTo("100");
        assertThat(answer.textAt("flops")).isEqualTo("215");
        // 215 operations in 1000 ns.
        assertThat(answer.at("achievedFlopsPerSecond").getDoubleValue()).isEqualTo(215e6);
    }

    @Test
    void aPercentileBelowItsFloorIsNullWithTheReasonBesideIt() {
        Answer answer = SERVER.get(MEASUREMENTS + "/" + id("fast"));
        Map<String, Object> expected = new HashMap<>();
        expected.put("minNs", 990);
        expected.put("p50Ns", 1000);
        expected.put("p50CiNs", List.of(999, 1001));
        expected.put("p50Missing", null);
        expected.put("p90Ns", 1005);
        expected.put("p90Missing", null);
        expected.put("p99Ns", null);
        expected.put("p99Missing", "needs 662 samples");
        expected.put("meanNs", 1001);
        expected.put("cv", 0.01);
        assertThat(answer.valueAt("latency")).isEqualTo(expected);
    }

    @Test
    void rawSamplesAreTherePerProcess() {
        Answer answer = SERVER.get(MEASUREMENTS + "/" + id("fast") + "/samples");
        Map<String, Object> second = new HashMap<>();
        second.put("process", 2);
        second.put("loadNs", 5);
        second.put("firstRunNs", null);
        second.put("wallNs", List.of(1002, 1000, 990));
        second.put("cpuNs", null);
        assertThat(answer.valueAt("items.1")).isEqualTo(second);
        assertThat(answer.at("items").size()).isEqualTo(2);
        assertThat(answer.at("next").isNull()).isTrue();
    }

    @Test
    void layersHaveTheirTimesAndCostsAndTheRestHasAName() {
        Answer answer = SERVER.get(MEASUREMENTS + "/" + id("layered") + "/layers");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Map<String, Object> layers = new HashMap<>();
        layers.put("layers", List.of(0, 1));
        layers.put("kernel", "Conv+com.acme::Foo");
        layers.put("timeNs", 903);
        layers.put("share", 903 / 1003.0);
        layers.put("macs", 100);
        layers.put("flops", 270);
        layers.put("bytes", 90);
        layers.put("complete", false);
        // 270 operations in 903 ns, on 90 bytes.
        layers.put("achievedFlopsPerSecond", 270e9 / 903);
        layers.put("intensity", 3.0);
        // Of 1 TFLOP/s.
        layers.put("peakFraction", 270e9 / 903 / 1e12);
        layers.put("bound", "COMPUTE");
        assertThat(answer.valueAt("items.0")).isEqualTo(layers);
        Map<String, Object> rest = new HashMap<>();
        rest.put("layers", List.of());
        rest.put("kernel", "runtime");
        rest.put("timeNs", 100);
        rest.put("share", 100 / 1003.0);
        rest.put("macs", 0);
        rest.put("flops", 0);
        rest.put("bytes", 0);
        rest.put("complete", true);
        rest.put("achievedFlopsPerSecond", null);
        rest.put("intensity", null);
        rest.put("peakFraction", null);
        rest.put("bound", null);
        assertThat(answer.valueAt("items.1")).isEqualTo(rest);
        assertThat(answer.at("items").size()).isEqualTo(2);
    }

    @Test
    void layersAreATableForWhoPrefersOne() {
        Answer answer =
                SERVER.send(
                        SERVER.request(MEASUREMENTS + "/" + id("layered") + "/layers")
                                .header("Accept", "text/csv"));
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<String> lines = answer.text().lines().toList();
        assertThat(lines.get(0)).startsWith("layers,kernel,timeNs,share,");
        assertThat(lines.get(1)).startsWith("0 1,Conv+com.acme::Foo,903,").endsWith(",COMPUTE");
        assertThat(lines.get(2)).startsWith(",runtime,100,").endsWith(",0,0,0,true,,,,");
    }

    @Test
    void aMeasurementIsComparedWithThePeakOfItsDevice() {
        // 215 operations in 1003 ns of 1 TFLOP/s.
        assertThat(
                        SERVER.get(MEASUREMENTS + "/" + id("layered"))
                                .at("peakFraction")
                                .getDoubleValue())
                .isCloseTo(215e9 / 1003 / 1e12, within(1e-12));
    }

    @Test
    void aMeasurementSaysHowItsLayersWereTimed() {
        assertThat(SERVER.get(MEASUREMENTS + "/" + id("layered")).valueAt("layerTiming"))
                .isEqualTo(
                        Map.of(
                                "profiledRuns",
                                7,
                                "overhead",
                                0.25,
                                "attributedFraction",
                                903 / 1003.0));
        assertThat(SERVER.get(MEASUREMENTS + "/" + id("fast")).at("layerTiming").isNull()).isTrue();
    }

    @Test
    void layersThatWereNotTimedAreNotFound() {
        Answer answer = SERVER.get(MEASUREMENTS + "/" + id("fast") + "/layers");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.textAt("detail")).contains("layers", "were not timed");
    }

    @Test
    void measurementsComeInPagesNewestFirst() {
        Answer first = SERVER.get(MEASUREMENTS + "?limit=1");
        assertThat(first.items("id")).containsExactly(id("slow"));
        Answer second = SERVER.get(MEASUREMENTS + "?limit=1&cursor=" + first.textAt("next"));
        assertThat(second.items("id")).containsExactly(id("fast"));
        Answer third = SERVER.get(MEASUREMENTS + "?limit=1&cursor=" + second.textAt("next"));
        assertThat(third.items("id")).containsExactly(id("layered"));
        assertThat(third.at("next").isNull()).isTrue();
    }

    @Test
    void everyFilterLetsPassWhatItNames() {
        Job job = job("fast");
        for (String query :
                List.of(
                        "model=fast",
                        "model=fast:latest",
                        "graphId=" + job.cell().graphId(),
                        "sweepId=" + job.sweepId().orElseThrow(),
                        "model=fast&deviceClass=test-cpu&backend=onnxruntime&precision=fp32"
                                + "&batch=1&threads=1")) {
            assertThat(SERVER.get(MEASUREMENTS + "?" + query).items("id"))
                    .as(query)
                    .containsExactly(id("fast"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=other",
                "graphId=sha256:0",
                "deviceClass=other",
                "backend=other",
                "precision=int8",
                "batch=2",
                "threads=2",
                "sweepId=019a0000-0000-7000-8000-000000000000",
                "sweepId=none",
            })
    void everyFilterStopsTheRest(String query) {
        assertThat(SERVER.get(MEASUREMENTS + "?" + query).items("id")).isEmpty();
    }

    @Test
    void theyAreATableForWhoPrefersOne() {
        Answer answer =
                SERVER.send(SERVER.request(MEASUREMENTS + "?limit=1").header("Accept", "text/csv"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Link")).contains("cursor=" + id("slow"), "rel=\"next\"");
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("id,jobId,model,").contains(",p50Ns,");
        assertThat(lines.getLast()).startsWith(id("slow")).contains(",2000,1999,2001,2005,,");
        assertThat(lines.getLast().split(",", -1)).hasSameSizeAs(lines.getFirst().split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/samples", "/layers"})
    void anUnknownMeasurementIsNotFound(String part) {
        for (String id : List.of("019a0000-0000-7000-8000-000000000000", "nonsense")) {
            Answer answer = SERVER.get(MEASUREMENTS + "/" + id + part);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
            assertThat(answer.textAt("detail")).contains(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=9999, limit",
        "cursor=last, cursor",
        "batch=0, batch",
        "threads=many, threads"
    })
    void aParameterThatCannotBeIsNamed(String query, String field) {
        Answer answer = SERVER.get(MEASUREMENTS + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.textAt("field")).isEqualTo(field);
    }

    private static Job job(String name) {
        Job job = JOBS.get(name);
        if (job == null) {
            throw new AssertionError(name);
        }
        return job;
    }

    private static String id(String name) {
        return job(name).resultId().orElseThrow();
    }
}
