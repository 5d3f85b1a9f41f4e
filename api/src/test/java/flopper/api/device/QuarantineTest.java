package flopper.api.device;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.sweep.Graphs;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.lease.Claim;
import flopper.db.lease.Lease;
import flopper.db.model.Model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A device that fails everything is put away by itself, and let out by a person. */
final class QuarantineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(Map.of("flopper.api.quarantine.interval", "100ms"));

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    private static Answer device() {
        return SERVER.get("/api/v1/devices/cpu-sick");
    }

    private Lease claim(Model model, String worker) {
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);
        Claim claim = database.leases().claim(job.id(), worker, Duration.ofMinutes(1));
        return ((Claim.Claimed) claim).lease();
    }

    private void succeed(String name, String worker) {
        Model model = rows.model(name);
        database.completeMeasurement(
                claim(model, worker),
                Rows.profile(model, 1),
                Rows.measurement("cpu-sick", 1000, Instant.now()));
    }

    private void fail(String model, String worker) {
        database.leases()
                .fail(
                        claim(rows.model(model), worker),
                        new Failure(FailureCode.BACKEND_CRASHED, "signal 11"),
                        Duration.ZERO);
    }

    @Test
    void aDeviceThatFailsEverythingGetsNoJobsUntilItIsReleased() {
        String worker = rows.worker();
        rows.device("cpu-sick", worker);
        List<String> models = List.of("a", "b", "c", "d", "e");
        models.forEach(model -> succeed(model, worker));
        models.forEach(model -> fail(model, worker));

        await().atMost(PATIENCE).until(() -> device().textAt("state").equals("QUARANTINED"));
        assertThat(device().textAt("quarantineReason"))
                .isEqualTo(
                        "the last 5 measurements on it failed, also those of 5 models that ran"
                                + " before; the last with BACKEND_CRASHED");

        SERVER.post(
                "/api/v1/models?name=waits",
                "application/octet-stream",
                Graphs.sum("waits", input("x", 1, 3)));
        Answer sweep =
                SERVER.post(
                        "/api/v1/sweeps",
                        "{\"models\": [\"waits\"], \"targets\": [{\"device\": \"cpu-sick\"}]}");
        assertThat(sweep.status()).as(sweep.text()).isEqualTo(202);
        Answer jobs = SERVER.get(sweep.header("Location") + "/jobs");
        Answer job = SERVER.get("/api/v1/jobs/" + jobs.textAt("items.0.id"));
        String reason = "every device for queue unit.cpu-sick is in quarantine or away";
        assertThat(job.textAt("device")).isEqualTo("cpu-sick");
        assertThat(job.textAt("waiting.reason")).isEqualTo(reason);
        assertThat(job.at("waiting.position").getIntValue()).isEqualTo(1);
        assertThat(jobs.textAt("items.0.waiting.reason")).isEqualTo(reason);
        assertThat(SERVER.get(sweep.header("Location")).textAt("waiting.0.reason"))
                .isEqualTo(reason);
        assertThat(database.jobs().find(job.textAt("id")).orElseThrow().dispatchedAt()).isEmpty();

        Answer released = SERVER.post("/api/v1/devices/cpu-sick/release", "{}");

        assertThat(released.textAt("state")).isEqualTo("IDLE");
        assertThat(released.at("quarantineReason").isNull()).isTrue();
        await().atMost(PATIENCE)
                .until(() ->
                        database.jobs()
                                .find(job.textAt("id"))
                                .orElseThrow()
                                .dispatchedAt()
                                .isPresent());
        assertThat(SERVER.post("/api/v1/devices/nope/release", "{}").status()).isEqualTo(404);
    }
}
