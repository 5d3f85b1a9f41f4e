package flopper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.job.Priority;
import flopper.db.lease.Attempt;
import flopper.db.lease.AttemptOutcome;
import flopper.db.lease.Claim;
import flopper.db.lease.Lease;
import flopper.db.model.Model;
import flopper.db.row.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Results are stored with the end of their job, under its lease, or not at all. */
final class DatabaseTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final Database database = DATABASE.database();
    private final Rows rows = new Rows(database);
    private Model model;
    private String worker;

    @BeforeEach
    void registerWorker() {
        model = rows.model("net");
        worker = rows.worker();
        rows.device("cpu-1", worker);
    }

    private Lease claim(Job job) {
        Claim claim = database.leases().claim(job.id(), worker, Duration.ofMinutes(1));
        return ((Claim.Claimed) claim).lease();
    }

    private Lease lose(Lease lease) {
        DATABASE.execute(
                """
                UPDATE job SET lease_expires_at = now() - interval '1 second'
                WHERE id = '%s'
                """
                        .formatted(lease.jobId()));
        database.leases().expireLeases(Duration.ZERO);
        return lease;
    }

    private Job find(Job job) {
        return database.jobs().find(job.id()).orElseThrow();
    }

    @Test
    void aProfileIsStoredWithTheEndOfItsJob() {
        Job job = rows.job(JobKind.PROFILE, model, 1);

        assertThat(database.completeProfile(claim(job), Rows.profile(model, 1))).isTrue();

        Job done = find(job);
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.finishedAt()).isPresent();
        assertThat(done.reused()).isFalse();
        assertThat(database.profiles().find(done.resultId().orElseThrow())).isPresent();
        assertThat(database.leases().attempts(job.id()))
                .singleElement()
                .extracting(Attempt::outcome)
                .isEqualTo(Optional.of(AttemptOutcome.SUCCEEDED));
    }

    @Test
    void aLostLeaseStoresNoProfile() {
        Job job = rows.job(JobKind.PROFILE, model, 2);

        assertThat(database.completeProfile(lose(claim(job)), Rows.profile(model, 1))).isFalse();

        assertThat(DATABASE.count("profile")).isZero();
        assertThat(find(job).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void ofABatchOnlyTheOwnedProfilesAreStored() {
        List<Job> jobs = rows.jobs(rows.sweep("ada", Priority.NORMAL, model, 3));
        Lease lost = lose(claim(jobs.get(1)));
        List<ProfileResult> results =
                List.of(
                        new ProfileResult(claim(jobs.get(2)), Rows.profile(model, 3)),
                        new ProfileResult(lost, Rows.profile(model, 2)),
                        new ProfileResult(claim(jobs.get(0)), Rows.profile(model, 1)));

        assertThat(database.completeProfiles(results))
                .containsExactly(jobs.get(2).id(), jobs.get(0).id());

        assertThat(DATABASE.count("profile")).isEqualTo(2);
        String resultOfThird = find(jobs.get(2)).resultId().orElseThrow();
        assertThat(database.profiles().findHeader(resultOfThird).orElseThrow().shapes())
                .isEqualTo(Rows.profile(model, 3).shapes());
        assertThat(database.completeProfiles(List.of())).isEmpty();
    }

    @Test
    void aProfileThatCannotBeStoredLeavesItsJobRunning() {
        Job job = rows.job(JobKind.PROFILE, model, 1);
        Lease lease = claim(job);
        Model unknown =
                new Model(
                        "x",
                        "x",
                        "x",
                        "sha256:" + "0".repeat(64),
                        model.source(),
                        model.owner(),
                        model.createdAt(),
                        model.updatedAt());

        assertThatThrownBy(() -> database.completeProfile(lease, Rows.profile(unknown, 1)))
                .hasMessageContaining("profile_graph_id_fkey");

        assertThat(find(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(database.leases().heartbeat(lease, Duration.ofMinutes(1))).isTrue();
        assertThat(DATABASE.count("profile_layer")).isZero();
    }

    @Test
    void aMeasurementIsStoredWithItsProfileAndTheEndOfItsJob() {
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);

        assertThat(
                        database.completeMeasurement(
                                claim(job),
                                Rows.profile(model, 1),
                                Rows.measurement("cpu-1", 1000, Instant.now())))
                .isTrue();

        Job done = find(job);
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        String id = done.resultId().orElseThrow();
        assertThat(database.measurements().find(id).orElseThrow().jobId()).isEqualTo(job.id());
        assertThat(database.measurements().samples(id)).hasSize(2);
        assertThat(DATABASE.count("profile")).isEqualTo(1);
    }

    @Test
    void aLostLeaseStoresNoMeasurement() {
        Job job = rows.job(JobKind.MEASUREMENT, model, 2);

        assertThat(
                        database.completeMeasurement(
                                lose(claim(job)),
                                Rows.profile(model, 1),
                                Rows.measurement("cpu-1", 1000, Instant.now())))
                .isFalse();

        assertThat(DATABASE.count("measurement")).isZero();
        assertThat(DATABASE.count("profile")).isZero();
    }

    @Test
    void aMeasurementOnAnUnknownDeviceLeavesNothing() {
        Job job = rows.job(JobKind.MEASUREMENT, model, 1);
        Lease lease = claim(job);

        assertThatThrownBy(() ->
                        database.completeMeasurement(
                                lease,
                                Rows.profile(model, 1),
                                Rows.measurement("no device", 1000, Instant.now())))
                .hasMessageContaining("measurement_device_id_fkey");

        assertThat(DATABASE.count("profile")).isZero();
        assertThat(DATABASE.count("measurement")).isZero();
        assertThat(find(job).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void ofTwoThatCompleteOneJobTheHolderOfTheLeaseWins() throws Exception {
        Job job = rows.job(JobKind.PROFILE, model, 2);
        Lease stale = lose(claim(job));
        Lease current = claim(job);
        List<Future<Boolean>> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Lease lease : List.of(stale, current)) {
                ends.add(
                        threads.submit(
                                () -> database.completeProfile(lease, Rows.profile(model, 1))));
            }
        }

        assertThat(ends.get(0).get()).isFalse();
        assertThat(ends.get(1).get()).isTrue();
        assertThat(database.leases().attempts(job.id()))
                .extracting(attempt -> attempt.outcome().orElseThrow())
                .containsExactly(AttemptOutcome.LEASE_EXPIRED, AttemptOutcome.SUCCEEDED);
    }

    @Test
    void completingTwiceStoresOnce() {
        Job job = rows.job(JobKind.PROFILE, model, 1);
        Lease lease = claim(job);

        assertThat(database.completeProfile(lease, Rows.profile(model, 1))).isTrue();
        assertThat(database.completeProfile(lease, Rows.profile(model, 1))).isFalse();
        assertThat(
                        database.completeProfile(
                                new Lease(Ids.next(), Ids.next()), Rows.profile(model, 9)))
                .isFalse();
        assertThat(DATABASE.count("profile")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndNotReady() {
        DatabaseSettings nowhere =
                new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1:1/nothing",
                        "x",
                        "x",
                        1,
                        Duration.ofMillis(250));
        try (Database away = Database.connect(nowhere)) {
            assertThat(away.ready()).isFalse();
            assertThatThrownBy(() -> away.models().find(Ids.next()))
                    .satisfies(e -> assertThat(Unavailable.is(e)).isTrue());
            assertThatThrownBy(away::migrate)
                    .satisfies(e -> assertThat(Unavailable.is(e)).isTrue());
        }
        assertThat(database.ready()).isTrue();
    }

    @Test
    void aWrongStatementIsNotAnUnavailableDatabase() {
        assertThatThrownBy(() -> rows.submit(Rows.newSweep("", Priority.NORMAL, 1), List.of()))
                .satisfies(e -> assertThat(Unavailable.is(e)).isFalse());
    }
}
