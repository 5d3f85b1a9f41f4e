package flopper.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.lease.Claim;
import flopper.db.lease.Lease;
import flopper.db.model.Model;
import flopper.db.row.Ids;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

/** Jobs over HTTP. */
final class JobControllerTest {

    private static final String JOBS = "/api/v1/jobs/";

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    private Lease claim(Job job) {
        Claim claim = database.leases().claim(job.id(), rows.worker(), Duration.ofMinutes(5));
        return ((Claim.Claimed) claim).lease();
    }

    @Test
    void aJobTellsItsCellItsResultAndItsAttempts() {
        Model model = rows.model("told");
        Job job = rows.job(JobKind.PROFILE, model, 3);
        database.leases()
                .fail(
                        claim(job),
                        new Failure(FailureCode.BACKEND_CRASHED, "signal 11"),
                        Duration.ZERO);
        database.completeProfile(claim(job), Rows.profile(model, 1));

        Answer answer = SERVER.get(JOBS + job.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.fields())
                .contains(
                        "id",
                        "sweepId",
                        "kind",
                        "state",
                        "model",
                        "graphId",
                        "batch",
                        "shapes",
                        "precision",
                        "deviceClass",
                        "backend",
                        "threads",
                        "resultId",
                        "queuedAt",
                        "startedAt",
                        "finishedAt",
                        "attempts");
        assertThat(answer.textAt("kind")).isEqualTo("PROFILE");
        assertThat(answer.textAt("state")).isEqualTo("SUCCEEDED");
        assertThat(answer.textAt("model")).isEqualTo("told:latest");
        assertThat(answer.at("batch").getIntValue()).isEqualTo(1);
        assertThat(answer.at("precision").isNull()).isTrue();
        assertThat(answer.at("resultId").isNull()).isFalse();
        assertThat(answer.textAt("attempts.0.outcome")).isEqualTo("FAILED");
        assertThat(answer.textAt("attempts.0.failure.code")).isEqualTo("BACKEND_CRASHED");
        assertThat(answer.textAt("attempts.0.failure.blame")).isEqualTo("DEVICE");
        assertThat(answer.textAt("attempts.0.failure.detail")).isEqualTo("signal 11");
        assertThat(answer.textAt("attempts.0.worker")).startsWith("host/");
        assertThat(answer.textAt("attempts.1.outcome")).isEqualTo("SUCCEEDED");
        assertThat(answer.at("attempts.1.failure").isNull()).isTrue();
    }

    @Test
    void aMeasurementTellsWhereItRuns() {
        Job job = rows.job(JobKind.MEASUREMENT, rows.model("measured"), 1);

        Answer answer = SERVER.get(JOBS + job.id());

        assertThat(answer.textAt("kind")).isEqualTo("MEASUREMENT");
        assertThat(answer.textAt("precision")).isEqualTo("fp32");
        assertThat(answer.textAt("deviceClass")).isEqualTo(Rows.DEVICE_CLASS);
        assertThat(answer.textAt("backend")).isEqualTo("onnxruntime");
        assertThat(answer.at("threads").getIntValue()).isEqualTo(1);
        assertThat(answer.at("attempts").size()).isZero();
        assertThat(answer.at("startedAt").isNull()).isTrue();
    }

    @Test
    void aFailedJobTellsWhy() {
        Job job = rows.job(JobKind.PROFILE, rows.model("failed"), 1);
        database.leases()
                .fail(
                        claim(job),
                        new Failure(FailureCode.SHAPE_MISMATCH, "node Conv_3"),
                        Duration.ZERO);

        Answer answer = SERVER.get(JOBS + job.id());

        assertThat(answer.textAt("state")).isEqualTo("FAILED");
        assertThat(answer.textAt("failure.code")).isEqualTo("SHAPE_MISMATCH");
        assertThat(answer.textAt("failure.blame")).isEqualTo("USER");
    }

    @Test
    void aJobIsCancelledAndCancellingItAgainChangesNothing() {
        Job job = rows.job(JobKind.MEASUREMENT, rows.model("cancelled"), 1);
        Lease lease = claim(job);

        assertThat(SERVER.post(JOBS + job.id() + "/cancel", "{}").textAt("state"))
                .isEqualTo("CANCELLED");
        assertThat(SERVER.post(JOBS + job.id() + "/cancel", "{}").status()).isEqualTo(200);
        assertThat(database.leases().heartbeat(lease, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aJobThatHasEndedCannotBeCancelled() {
        Model model = rows.model("ended");
        Job job = rows.job(JobKind.PROFILE, model, 1);
        database.completeProfile(claim(job), Rows.profile(model, 1));

        Answer answer = SERVER.post(JOBS + job.id() + "/cancel", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.textAt("code")).isEqualTo("CONFLICT");
        assertThat(answer.textAt("detail")).contains("SUCCEEDED");
    }

    @Test
    void aJobThatIsNotThereIsNotFound() {
        assertThat(SERVER.get(JOBS + Ids.next()).status()).isEqualTo(404);
        assertThat(SERVER.get(JOBS + "1").status()).isEqualTo(404);
        assertThat(SERVER.post(JOBS + Ids.next() + "/cancel", "{}").status()).isEqualTo(404);
    }
}
