package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class WorkerStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final WorkerStore workers = DATABASE.database().workers();
    private final Rows rows = new Rows(DATABASE.database());

    @Test
    void aWorkerIsAliveFromItsStartToItsGoodbye() {
        String id = rows.worker();
        assertThat(workers.alive()).extracting(Worker::id).containsExactly(id);

        assertThat(workers.stop(id)).isTrue();

        assertThat(workers.alive()).isEmpty();
        assertThat(workers.find(id).orElseThrow().stoppedAt()).isPresent();
    }

    @Test
    void aWorkerThatLostTheAnswerMayRegisterAgain() {
        String id = rows.worker();

        workers.register(id, "again", "1");

        assertThat(workers.alive()).extracting(Worker::id).containsExactly(id);
    }

    @Test
    void aWorkerThatWasKilledIsNotAliveOnceItsHeartbeatsStop() {
        String id = rows.worker();

        DATABASE.execute("UPDATE worker SET seen_at = now() - interval '16 seconds'");

        Worker worker = workers.find(id).orElseThrow();
        assertThat(worker.alive()).isFalse();
        assertThat(worker.stoppedAt()).isEmpty();
    }

    @Test
    void anUnknownWorkerIsTold() {
        assertThat(workers.heartbeat(Ids.next())).isFalse();
        assertThat(workers.stop("nobody")).isFalse();
        assertThat(workers.find(Ids.next())).isEmpty();
    }

    @Test
    void workersAreListedNewestFirst() {
        String older = rows.worker();
        String newer = rows.worker();

        assertThat(workers.list(Page.first(2)))
                .extracting(Worker::id)
                .containsExactly(newer, older);
        assertThat(workers.list(Page.after(newer, 2)))
                .extracting(Worker::id)
                .containsExactly(older);
    }
}
