package flopper.api;

import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.lease.Claim;
import flopper.queue.Delivery;
import flopper.queue.QueueConsumer;
import flopper.queue.Verdict;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where a worker would be on one queue: claims the jobs of every record, and does no more.
 * Records of other tests, which share the queue, are accepted and forgotten.
 */
public final class TestWorker implements AutoCloseable {

    private final Database database;
    private final String id;
    private final QueueConsumer consumer;
    private final List<Claim.Claimed> claimed = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();

    private TestWorker(Database database, String bootstrapServers, String queue) {
        this.database = database;
        this.id = new Rows(database).worker();
        this.consumer = new QueueConsumer(bootstrapServers, queue, "test-worker", this::handle);
    }

    /** A worker that is taking records. */
    public static TestWorker start(Database database, String bootstrapServers, String queue) {
        TestWorker worker = new TestWorker(database, bootstrapServers, queue);
        worker.consumer.start();
        return worker;
    }

    /** The ids of all jobs that it was sent, as often as it was sent each. */
    public List<String> deliveredIds() {
        return List.copyOf(delivered);
    }

    /** What it claimed, in order. */
    public List<Claim.Claimed> claimed() {
        return List.copyOf(claimed);
    }

    /** The ids of the jobs that it claimed, in order. */
    public List<String> claimedIds() {
        return claimed.stream().map(Claim.Claimed::jobId).toList();
    }

    private Verdict handle(Delivery delivery) {
        for (Claim claim :
                database.leases().claimAll(delivery.jobIds(), id, Duration.ofMinutes(5))) {
            if (claim instanceof Claim.Claimed one) {
                claimed.add(one);
            }
        }
        delivered.addAll(delivery.jobIds());
        return Verdict.ACCEPT;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
