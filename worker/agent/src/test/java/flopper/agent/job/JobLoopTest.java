package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Database;
import flopper.db.job.Queue;
import flopper.db.row.Ids;
import flopper.queue.Delivery;
import flopper.queue.QueuePublisher;
import flopper.queue.Verdict;
import flopper.servers.TestServers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.Semaphore;

class JobLoopTest {

    private static final Database DATABASE = TestDatabases.open();

    private final Jobs jobs = new Jobs(DATABASE);
    private final TestRunner worker = new TestRunner(DATABASE, Plans.shortest());
    private final QueuePublisher publisher = new QueuePublisher(TestServers.kafka());
    private final JobLoop loop =
            new JobLoop(
                    TestServers.kafka(),
                    Queue.ANALYSIS,
                    new Semaphore(1),
                    () -> true,
                    worker.runner(),
                    publisher);

    @AfterEach
    void closeWorker() {
        loop.close();
        publisher.close();
        worker.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @Test
    void aRecordIsAcceptedOnceItsJobsHaveEndedAndEveryTimeAfterThat() {
        List<String> ids = jobs.profiles(2);
        assertThat(loop.handle(new Delivery(ids, 1))).isEqualTo(Verdict.ACCEPT);
        assertThat(loop.handle(new Delivery(ids, 2))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aJobThatItsUserMadeImpossibleIsNoDeadLetter() {
        List<String> ids = List.of(jobs.contradictoryProfile());
        assertThat(loop.handle(new Delivery(ids, 1))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aRecordThatNobodyKnowsIsADeadLetter() {
        assertThat(loop.handle(new Delivery(List.of(Ids.next()), 1))).isEqualTo(Verdict.REJECT);
        assertThat(loop.handle(new Delivery(List.of(), 1))).isEqualTo(Verdict.REJECT);
    }

    @Test
    void ofARecordOnlyTheDeadJobsAreDeadLetters() {
        List<String> ids = List.of(Ids.next(), jobs.profiles(1).getFirst());
        assertThat(loop.handle(new Delivery(ids, 1))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void aRecordThatAStoppingWorkerTookIsForAnother() {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 3);
        worker.stop();
        assertThat(loop.handle(new Delivery(List.of(id), 1))).isEqualTo(Verdict.RELEASE);
    }
}
