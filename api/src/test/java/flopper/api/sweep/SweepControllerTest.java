package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.api.TestWorker;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.job.Priority;
import flopper.db.lease.Claim;
import flopper.db.lease.Lease;
import flopper.db.model.Model;
import flopper.db.sweep.Sweep;
import flopper.servers.TestServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Watching, cancelling and retrying sweeps over HTTP. */
final class SweepControllerTest {

    private static final String SWEEPS = "/api/v1/sweeps/";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    private Sweep sweep(String model, int cells) {
        return rows.sweep("ada", Priority.NORMAL, rows.model(model), cells);
    }

    private Lease claim(Job job) {
        Claim claim = database.leases().claim(job.id(), rows.worker(), Duration.ofMinutes(5));
        return ((Claim.Claimed) claim).lease();
    }

    private void complete(Job job, Model model) {
        database.completeProfile(claim(job), Rows.profile(model, job.cell().batch().orElseThrow()));
    }

    private static Answer post(String path) {
        return SERVER.post(SWEEPS + path, "{}");
    }

    @Test
    void aSweepTellsItsCountsAndWhatTheRestWaitsFor() {
        Model model = rows.model("told");
        Sweep sweep = rows.sweep("ada", Priority.LOW, model, 5);
        List<Job> jobs = rows.jobs(sweep);
        complete(jobs.get(0), model);
        claim(jobs.get(1));
        database.leases()
                .fail(
                        claim(jobs.get(2)),
                        new Failure(FailureCode.BACKEND_CRASHED, "signal 11"),
                        Duration.ofHours(1));
        database.jobs().cancel(jobs.get(3).id());

        Answer answer = SERVER.get(SWEEPS + sweep.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("total").getIntValue()).isEqualTo(5);
        assertThat(answer.textAt("priority")).isEqualTo("LOW");
        assertThat(answer.at("counts.QUEUED").getIntValue()).isEqualTo(2);
        assertThat(answer.at("counts.RUNNING").getIntValue()).isEqualTo(1);
        assertThat(answer.at("counts.SUCCEEDED").getIntValue()).isEqualTo(1);
        assertThat(answer.at("counts.FAILED").getIntValue()).isZero();
        assertThat(answer.at("counts.CANCELLED").getIntValue()).isEqualTo(1);
        assertThat(answer.at("finishedAt").isNull()).isTrue();
        assertThat(answer.at("etaSeconds").isNumber()).isTrue();
        assertThat(answer.textAt("waiting.0.reason")).contains("next one is due");
        assertThat(answer.at("waiting.0.jobs").getIntValue()).isEqualTo(1);
        assertThat(answer.at("waiting.1.jobs").getIntValue()).isEqualTo(1);
    }

    @Test
    void aSweepForDevicesThatAreOfflineSaysSo() {
        rows.device("cpu-off", rows.worker());
        Answer submitted =
                SERVER.post(
                        "/api/v1/models?name=offline2",
                        "application/octet-stream",
                        Graphs.sum("offline2", input("x", 1, 3)));
        assertThat(submitted.status()).isEqualTo(201);
        Answer sweep =
                SERVER.post(
                        "/api/v1/sweeps",
                        """
                        {"models": ["offline2"], "targets": [{"deviceClass": "test-cpu"}]}
                        """);
        database.workers().alive().forEach(worker -> database.workers().stop(worker.id()));

        Answer answer = SERVER.get(sweep.header("Location"));

        assertThat(answer.textAt("waiting.0.reason"))
                .isEqualTo("no worker with a device for queue timing.test-cpu is running");
        assertThat(answer.at("etaSeconds").isNull()).isTrue();
    }

    @Test
    void sweepsAreListedNewestFirstPageByPage() {
        Sweep older = sweep("listed", 1);
        Sweep newer = sweep("listed", 1);

        Answer first = SERVER.get("/api/v1/sweeps?limit=1");
        Answer second = SERVER.get("/api/v1/sweeps?limit=1&cursor=" + first.textAt("next"));

        assertThat(first.textAt("items.0.id")).isEqualTo(newer.id());
        assertThat(second.textAt("items.0.id")).isEqualTo(older.id());
    }

    @Test
    void theJobsOfASweepAreListedInOrderAndByState() {
        Model model = rows.model("jobs");
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, model, 3);
        complete(rows.jobs(sweep).get(1), model);

        Answer all = SERVER.get(SWEEPS + sweep.id() + "/jobs");
        Answer done = SERVER.get(SWEEPS + sweep.id() + "/jobs?state=SUCCEEDED");

        assertThat(all.at("items").size()).isEqualTo(3);
        assertThat(all.at("items.0.batch").getIntValue()).isEqualTo(1);
        assertThat(all.at("items.2.batch").getIntValue()).isEqualTo(3);
        assertThat(all.at("next").isNull()).isTrue();
        assertThat(done.at("items").size()).isEqualTo(1);
        assertThat(done.at("items.0.batch").getIntValue()).isEqualTo(2);
        assertThat(done.textAt("items.0.attempts.0.outcome")).isEqualTo("SUCCEEDED");
        assertThat(SERVER.get(SWEEPS + sweep.id() + "/jobs?state=NAPPING").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String missing = "018f0000-0000-7000-8000-000000000000";
        for (String path : List.of(missing, "nonsense", missing + "/jobs", missing + "/events")) {
            Answer answer = SERVER.get(SWEEPS + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.textAt("code")).isEqualTo("NOT_FOUND");
        }
        assertThat(post(missing + "/cancel").status()).isEqualTo(404);
        assertThat(post(missing + "/retry").status()).isEqualTo(404);
    }

    @Test
    void cancellingEndsWhatHasNotEndedAndMayBeRepeated() {
        Sweep sweep = sweep("cancelled", 3);

        Answer answer = post(sweep.id() + "/cancel");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("counts.CANCELLED").getIntValue()).isEqualTo(3);
        assertThat(answer.at("finishedAt").isNull()).isFalse();
        assertThat(answer.at("etaSeconds").getIntValue()).isZero();
        assertThat(post(sweep.id() + "/cancel").at("counts.CANCELLED").getIntValue()).isEqualTo(3);
    }

    @Test
    void retryingRunsFailedAndCancelledJobsAgain() {
        Sweep sweep = sweep("retried", 2);
        database.leases()
                .fail(
                        claim(rows.jobs(sweep).getFirst()),
                        new Failure(FailureCode.SHAPE_MISMATCH, "no"),
                        Duration.ZERO);
        post(sweep.id() + "/cancel");

        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            Answer answer = post(sweep.id() + "/retry");

            assertThat(answer.at("finishedAt").isNull()).isTrue();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(worker.claimedIds())
                                    .containsAll(rows.jobs(sweep).stream().map(Job::id).toList()));
        }
        assertThat(rows.jobs(sweep)).extracting(Job::state).containsOnly(JobState.RUNNING);
    }

    @Test
    void eventsTellEveryChangeUntilTheSweepEnds() {
        Model model = rows.model("watched");
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, model, 2);
        CompletableFuture<Answer> watching =
                CompletableFuture.supplyAsync(() -> SERVER.get(SWEEPS + sweep.id() + "/events"));
        List<Job> jobs = new ArrayList<>(rows.jobs(sweep));

        complete(jobs.get(0), model);
        complete(jobs.get(1), model);
        Answer answer = watching.orTimeout(90, TimeUnit.SECONDS).join();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.text()).contains("event: finished").contains("\"SUCCEEDED\":2");
        assertThat(answer.text().lines().filter(line -> line.equals("event: finished"))).hasSize(1);
    }

    @Test
    void eventsOfASweepThatEndedAreOne() {
        Sweep sweep = sweep("over", 1);
        database.jobs().cancelSweep(sweep.id());

        Answer answer = SERVER.get(SWEEPS + sweep.id() + "/events");

        assertThat(answer.text().lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event: finished");
    }
}
