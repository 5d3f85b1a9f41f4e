package flopper.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.device.NewCanary;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A series of 30 measurements that becomes a tenth slower after 20, beside shorter ones. */
final class HistoryControllerTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static Instant now;

    @BeforeAll
    static void measure() {
        now = Instant.now();
        Rows rows = new Rows(SERVER.database());
        String worker = rows.worker();
        rows.device("cpu-1", worker);
        rows.device("shaky", worker);
        step(rows, worker, rows.model("net"), 1);
        step(rows, worker, rows.model("accepted"), 1);
        Model both = rows.model("both");
        for (int batch : new int[] {1, 8}) {
            rows.measured(
                    worker, both, Rows.DEVICE_CLASS, batch, Rows.measurement("cpu-1", 1000, now));
        }
        rows.measured(
                worker,
                rows.model("noisy"),
                Rows.DEVICE_CLASS,
                1,
                Rows.measurement("shaky", 1000, now));
        for (int i = 0; i < 20; i++) {
            long ns = i % 2 == 0 ? 10_000_000 : 10_500_000;
            Instant at = now.minus(Duration.ofHours(20 - i));
            SERVER.database()
                    .canaries()
                    .put(new NewCanary("shaky", "onnxruntime", "1.0", 1, ns, ns, at));
        }
    }

    private static void step(Rows rows, String worker, Model model, long batch) {
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            double level = i < 20 ? 1_000_000 : 1_100_000;
            long p50Ns = Math.round(level * (1 + 0.01 * random.nextGaussian()));
            rows.measured(
                    worker,
                    model,
                    Rows.DEVICE_CLASS,
                    batch,
                    Rows.measurement("cpu-1", p50Ns, now.minus(Duration.ofDays(30 - i))));
        }
    }

    private static Answer history(String query) {
        return SERVER.get("/api/v1/history?deviceClass=test-cpu&" + query);
    }

    @Test
    void theSeriesIsShownOldestFirstWithItsChange() {
        Answer answer = history("model=net");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("points").size()).isEqualTo(30);
        assertThat(answer.textAt("points.0.startedAt"))
                .isLessThan(answer.textAt("points.29.startedAt"));
        assertThat(answer.textAt("metric")).isEqualTo("p50Ns");
        assertThat(answer.at("changes").size()).isEqualTo(1);
        assertThat(answer.textAt("changes.0.measurementId"))
                .isEqualTo(answer.textAt("points.20.measurementId"));
        assertThat(answer.textAt("changes.0.direction")).isEqualTo("WORSE");
        assertThat(answer.textAt("changes.0.material")).isEqualTo("true");
        assertThat(Double.parseDouble(answer.textAt("changes.0.ratio"))).isBetween(1.08, 1.12);
        assertThat(Double.parseDouble(answer.textAt("changes.0.pValue"))).isLessThan(0.005);
        assertThat(answer.textAt("gate")).isEqualTo("0.02");
        assertThat(answer.at("devices.0.minimumDetectableChange").isNull()).isTrue();
    }

    @Test
    void ofARateMoreIsBetter() {
        assertThat(history("model=net&metric=achievedFlopsPerSecond").textAt("changes.0.direction"))
                .isEqualTo("WORSE");
    }

    @Test
    void olderPointsComeByCursor() {
        Answer newest = history("model=net&limit=12");
        Answer older = history("model=net&limit=18&cursor=" + newest.textAt("next"));

        assertThat(newest.at("points").size()).isEqualTo(12);
        assertThat(older.at("points").size()).isEqualTo(18);
        assertThat(older.textAt("points.17.startedAt"))
                .isLessThan(newest.textAt("points.0.startedAt"));
        assertThat(older.at("next").isNull()).isTrue();
    }

    @Test
    void severalSettingsAreNoSeries() {
        Answer answer = history("model=both");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.textAt("field")).isEqualTo("batch");
        assertThat(answer.textAt("detail")).contains("1, 8");
        assertThat(history("model=both&batch=8").status()).isEqualTo(200);
    }

    @Test
    void whatWasNeverMeasuredIsNotFound() {
        assertThat(history("model=net&batch=77").status()).isEqualTo(404);
        assertThat(history("model=nothing").status()).isEqualTo(422);
        assertThat(history("metric=p50Ns").textAt("field")).isEqualTo("model");
        assertThat(history("model=net&metric=beauty").status()).isEqualTo(400);
        assertThat(history("model=net&cursor=x").textAt("field")).isEqualTo("cursor");
        assertThat(SERVER.get("/api/v1/history?model=net&deviceClass=imported:x").status())
                .isEqualTo(404);
    }

    @Test
    void aGateBelowTheNoiseIsRefused() {
        assertThat(history("model=noisy").textAt("gate")).startsWith("0.10");
        Answer refused = history("model=noisy&gate=0.05");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.textAt("detail")).contains("10.7 %");
        assertThat(history("model=noisy&gate=0.2").textAt("gate")).isEqualTo("0.2");
    }

    @Test
    void aResetBaselineLetsTheSeriesBeginAnew() {
        Answer reset =
                SERVER.post(
                        "/api/v1/history/baseline",
                        """
                        {"model": "accepted", "deviceClass": "test-cpu", "since": "%s",
                         "reason": "the new driver is slower, and safe"}
                        """
                                .formatted(now.minus(Duration.ofDays(11))));

        assertThat(reset.status()).as(reset.text()).isEqualTo(201);
        Answer answer = history("model=accepted");
        assertThat(answer.at("changes").size()).isZero();
        assertThat(answer.textAt("points.0.counts")).isEqualTo("false");
        assertThat(answer.textAt("points.29.counts")).isEqualTo("true");
        assertThat(answer.textAt("baseline.reason")).contains("driver");
        assertThat(answer.textAt("baseline.owner")).isEqualTo("anonymous");
    }

    @Test
    void theTableHasALinePerPoint() {
        Answer table =
                SERVER.send(
                        SERVER.request("/api/v1/history?model=net&deviceClass=test-cpu")
                                .header("Accept", "text/csv"));

        List<String> lines = table.text().lines().toList();
        assertThat(lines).hasSize(31);
        assertThat(lines.getFirst()).startsWith("measurementId,startedAt,device,metric,value");
        assertThat(lines.get(21)).matches(".*,0\\.00\\d+,1\\.\\d+$");
    }
}
