package flopper.db.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.measurement.MeasurementFilter;
import flopper.db.measurement.MeasurementStore;
import flopper.db.model.Model;
import flopper.db.row.Page;
import flopper.db.sweep.Sweep;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

final class RetentionStoreTest {

    private static final RetentionPolicy FOR_EVER =
            policy(OptionalInt.empty(), OptionalInt.empty());

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final RetentionStore retention = DATABASE.database().retention();
    private final MeasurementStore measurements = DATABASE.database().measurements();
    private final Rows rows = new Rows(DATABASE.database());
    private final LocalDate now = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
    private Model model;

    private static RetentionPolicy policy(OptionalInt samples, OptionalInt statistics) {
        return new RetentionPolicy(samples, statistics, false);
    }

    @BeforeEach
    void attachDevice() {
        model = rows.model("net");
        rows.device("cpu-1", rows.worker());
    }

    /** A measurement of so many months ago; answers its id. */
    private String measured(int monthsAgo) {
        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(NewJob.of(JobKind.MEASUREMENT, Rows.measurementCell(model, 1))));
        String id =
                measurements.put(
                        rows.jobs(sweep).getFirst().id(),
                        DATABASE.database().profiles().put(Rows.profile(model, 1)),
                        Rows.layeredMeasurement("cpu-1", 1000, Instant.now()));
        LocalDate day = now.minusMonths(monthsAgo).withDayOfMonth(15);
        String old =
                DATABASE.one("SELECT first_id_of('%s')".formatted(day)).substring(0, 14)
                        + id.substring(14);
        DATABASE.execute("UPDATE measurement SET id = '%s' WHERE id = '%s'".formatted(old, id));
        for (String part : List.of("measurement_process", "measurement_layer")) {
            DATABASE.execute(
                    "UPDATE %s SET measurement_id = '%s' WHERE measurement_id = '%s'"
                            .formatted(part, old, id));
        }
        return old;
    }

    @Test
    void thisMonthAndTheNextTwoAreThere() {
        assertThat(retention.apply(FOR_EVER)).isEmpty();

        for (String table : List.of("measurement", "measurement_process", "measurement_layer")) {
            assertThat(retention.months(table))
                    .containsSequence(now, now.plusMonths(1), now.plusMonths(2));
        }
    }

    @Test
    void aMeasurementIsStoredInItsMonth() {
        retention.apply(FOR_EVER);
        measured(0);

        assertThat(DATABASE.one("SELECT CAST(CAST(tableoid AS regclass) AS text) FROM measurement"))
                .isEqualTo("measurement_%tY_%<tm".formatted(now));
        assertThat(DATABASE.count("measurement_other")).isZero();
    }

    @Test
    void whatHasNoMonthGetsOneAndLosesNothing() {
        String id = measured(30);
        assertThat(DATABASE.count("measurement_other")).isEqualTo(1);

        retention.apply(FOR_EVER);

        assertThat(DATABASE.count("measurement_other")).isZero();
        assertThat(retention.months("measurement")).contains(now.minusMonths(30));
        assertThat(measurements.find(id)).isPresent();
        assertThat(measurements.samples(id)).hasSize(2);
        assertThat(measurements.layers(id)).hasSize(2);
    }

    @Test
    void samplesGoBeforeStatistics() {
        String ancient = measured(25);
        String old = measured(14);
        String recent = measured(13);

        List<String> retired = retention.apply(policy(OptionalInt.of(13), OptionalInt.of(24)));

        assertThat(retired)
                .contains(
                        "measurement_process_%tY_%<tm".formatted(now.minusMonths(25)),
                        "measurement_process_%tY_%<tm".formatted(now.minusMonths(14)),
                        "measurement_%tY_%<tm".formatted(now.minusMonths(25)))
                .doesNotContain("measurement_%tY_%<tm".formatted(now.minusMonths(14)));
        assertThat(measurements.find(ancient)).isEmpty();
        assertThat(measurements.layers(ancient)).isEmpty();
        assertThat(measurements.find(old)).isPresent();
        assertThat(measurements.layers(old)).hasSize(2);
        assertThat(measurements.samples(old)).isEmpty();
        assertThat(measurements.samples(recent)).hasSize(2);
        assertThat(measurements.list(MeasurementFilter.NONE, Page.first(10))).hasSize(2);
    }

    @Test
    void whatIsArchivedIsOutOfTheWayAndNotLost() {
        String id = measured(40);

        retention.apply(new RetentionPolicy(OptionalInt.of(1), OptionalInt.of(36), true));

        assertThat(measurements.find(id)).isEmpty();
        String part = "archive.measurement_%tY_%<tm".formatted(now.minusMonths(40));
        assertThat(DATABASE.one("SELECT id FROM " + part)).isEqualTo(id);
    }

    @Test
    void rowsThatFollowAMeasurementMoveAndGoWithIt() {
        DATABASE.execute(
                """
                CREATE TABLE follower (
                    measurement_id uuid NOT NULL REFERENCES measurement ON DELETE CASCADE)
                """);
        try {
            String id = measured(80);
            DATABASE.execute("INSERT INTO follower VALUES ('%s')".formatted(id));

            retention.apply(FOR_EVER);
            assertThat(DATABASE.count("measurement_other")).isZero();
            assertThat(DATABASE.count("follower")).isEqualTo(1);

            retention.apply(policy(OptionalInt.of(1), OptionalInt.of(1)));
            assertThat(DATABASE.count("follower")).isZero();
        } finally {
            DATABASE.execute("DROP TABLE follower");
        }
    }

    @Test
    void ofSeveralInstancesOneWorks() throws Exception {
        measured(60);
        RetentionPolicy policy = policy(OptionalInt.of(13), OptionalInt.of(24));
        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 4)
                    .forEach(_ -> answers.add(threads.submit(() -> retention.apply(policy))));
        }

        List<String> retired = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            retired.addAll(answer.get());
        }
        assertThat(retired)
                .doesNotHaveDuplicates()
                .contains("measurement_%tY_%<tm".formatted(now.minusMonths(60)));
    }

    @Test
    void whoHoldsTheLeadKeepsTheOthersOut() throws Exception {
        measured(70);
        try (Connection leader = DATABASE.connect();
                Statement statement = leader.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(hashtext('flopper'), hashtext('retention'))");

            assertThat(retention.apply(policy(OptionalInt.of(1), OptionalInt.of(1)))).isEmpty();
            // Closing alone would let it go some moments later.
            statement.execute(
                    "SELECT pg_advisory_unlock(hashtext('flopper'), hashtext('retention'))");
        }
        assertThat(retention.apply(policy(OptionalInt.of(1), OptionalInt.of(1)))).isNotEmpty();
    }

    @Test
    void aWriterIsNeverTheOneThatGivesWay() throws Exception {
        measured(90);
        try (Connection writer = DATABASE.connect();
                Statement statement = writer.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            writer.setAutoCommit(false);
            statement.execute("LOCK TABLE profile IN ROW EXCLUSIVE MODE");
            Future<List<String>> round = threads.submit(() -> retention.apply(FOR_EVER));
            await().until(() -> round.isDone() || DATABASE.count("pg_locks WHERE NOT granted") > 0);

            statement.execute("LOCK TABLE job IN ROW EXCLUSIVE MODE");
            writer.commit();

            assertThatThrownBy(round::get).hasMessageContaining("lock timeout");
        }
        retention.apply(FOR_EVER);
        assertThat(DATABASE.count("measurement_other")).isZero();
    }

    @Test
    void samplesAreNotKeptLongerThanTheirStatistics() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(OptionalInt.of(24), OptionalInt.of(13)))
                .withMessageContaining("longer than their statistics");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(OptionalInt.empty(), OptionalInt.of(13)));
    }
}
