package flopper.db.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.lease.Claim;
import flopper.db.model.Model;
import flopper.db.sweep.Sweep;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Who is next while several owners wait for one queue, over many rounds with little room each. */
final class FairnessTest {

    private static final DispatchLimits ONE = new DispatchLimits(1);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final DispatchStore dispatches = DATABASE.database().dispatches();
    private final Rows rows = new Rows(DATABASE.database());
    private Model model;
    private String worker;

    @BeforeEach
    void storeModel() {
        model = rows.model("net");
        worker = rows.worker();
    }

    private Job find(String id) {
        return DATABASE.database().jobs().find(id).orElseThrow();
    }

    /** The owners of the jobs of so many rounds, in each of which one job is run to its end. */
    private String rounds(int count, Shares shares) {
        StringBuilder owners = new StringBuilder();
        for (int round = 0; round < count; round++) {
            for (DispatchedJob job : dispatches.dispatch(ONE, shares)) {
                owners.append(find(job.id()).owner());
                DATABASE.database().leases().claim(job.id(), worker, Duration.ofMinutes(1));
                DATABASE.database().jobs().cancel(job.id());
            }
        }
        return owners.toString();
    }

    @Test
    void turnsGoOnFromOneRoundToTheNext() {
        rows.sweep("a", Priority.NORMAL, model, 50);
        rows.sweep("b", Priority.NORMAL, model, 50);

        assertThat(rounds(8, Shares.EQUAL)).isEqualTo("abababab");
    }

    @Test
    void anOwnerHasAsManyTurnsAsItsWeight() {
        rows.sweep("a", Priority.NORMAL, model, 50);
        rows.sweep("b", Priority.NORMAL, model, 50);

        String owners = rounds(20, Shares.of(Map.of("b", 4)));

        assertThat(owners.chars().filter(owner -> owner == 'b').count()).isEqualTo(16);
        assertThat(owners).doesNotContain("aa").doesNotContain("bbbbb");
    }

    @Test
    void absenceEarnsNoCredit() {
        rows.sweep("a", Priority.NORMAL, model, 50);
        assertThat(rounds(10, Shares.EQUAL)).isEqualTo("aaaaaaaaaa");

        rows.sweep("b", Priority.NORMAL, model, 50);

        assertThat(rounds(6, Shares.EQUAL)).isIn("bababa", "ababab");
    }

    @Test
    void aJobsPlaceIsWhereItsTurnComes() {
        Sweep big = rows.sweep("a", Priority.NORMAL, model, 20);
        Sweep small = rows.sweep("b", Priority.NORMAL, model, 3);
        Sweep urgent = rows.sweep("c", Priority.HIGH, model, 2);
        List<String> order = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (Sweep sweep : List.of(big, small, urgent)) {
            for (Job job : rows.jobs(sweep)) {
                places.put(job.id(), place(job.id()));
            }
        }

        while (order.size() < 25) {
            for (DispatchedJob job : dispatches.dispatch(ONE, Shares.EQUAL)) {
                order.add(job.id());
                assertThat(place(job.id())).as("the only one in Kafka").isEqualTo(1);
                DATABASE.database().jobs().cancel(job.id());
            }
        }

        assertThat(
                        places.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey))
                .containsExactlyElementsOf(order);
        assertThat(dispatches.place(order.getFirst(), Shares.EQUAL)).as("it has ended").isEmpty();
    }

    private int place(String id) {
        return dispatches.place(id, Shares.EQUAL).orElseThrow();
    }

    @Test
    void aWeightBelowOneIsRefused() {
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.of(Map.of("ada", 0)))
                .withMessageContaining("ada");
    }

    @Test
    void aSweepOfTenThousandDelaysAnothersJobByTheJobsThatRunAndNoMore() {
        DATABASE.database().workers().stop(worker);
        List<String> workers = new ArrayList<>();
        for (String device : List.of("cpu-1", "cpu-2")) {
            workers.add(rows.worker());
            rows.device(device, workers.getLast());
        }
        rows.submit(
                Rows.newSweep("ada", Priority.NORMAL, 1),
                LongStream.rangeClosed(1, 10_000)
                        .mapToObj(batch ->
                                NewJob.of(JobKind.MEASUREMENT, Rows.measurementCell(model, batch)))
                        .toList());
        List<Claim.Claimed> running = new ArrayList<>();
        for (DispatchedJob job : dispatches.dispatch(ONE, Shares.EQUAL)) {
            running.add(claim(job.id(), workers.removeFirst()));
        }
        assertThat(running).as("one for each device").hasSize(2);
        assertThat(dispatches.dispatch(ONE, Shares.EQUAL)).as("none ahead of them").isEmpty();

        Sweep small =
                rows.submit(
                        Rows.newSweep("bob", Priority.NORMAL, 1),
                        List.of(NewJob.of(JobKind.MEASUREMENT, Rows.measurementCell(model, 1))));
        DATABASE.database().jobs().cancel(running.getFirst().jobId());

        assertThat(dispatches.dispatch(ONE, Shares.EQUAL))
                .extracting(DispatchedJob::id)
                .isEqualTo(Collections.singletonList(rows.jobs(small).getFirst().id()));
    }

    private static Claim.Claimed claim(String jobId, String workerId) {
        return (Claim.Claimed)
                DATABASE.database().leases().claim(jobId, workerId, Duration.ofMinutes(1));
    }
}
