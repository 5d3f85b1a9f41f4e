package flopper.agent.job;

import flopper.queue.Delivery;
import flopper.queue.QueueConsumer;
import flopper.queue.QueuePublisher;
import flopper.queue.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Takes the jobs of one queue: a record is run by the {@link JobRunner} and then acknowledged. Some
 * records at a time, each on a thread of its own. Loops that share turns take them one by one: a
 * record that waits for its turn is kept, and its jobs are not claimed yet.
 */
public final class JobLoop implements AutoCloseable {

    private final String queue;
    private final Semaphore turns;
    private final JobRunner runner;
    private final QueuePublisher publisher;
    private final List<QueueConsumer> consumers;

    /**
     * @param turns records at a time, of this loop and those that share them
     * @param open whether records are taken now
     * @param publisher for dead letters
     */
    public JobLoop(
            String bootstrapServers,
            String queue,
            Semaphore turns,
            BooleanSupplier open,
            JobRunner runner,
            QueuePublisher publisher) {
        this.queue = queue;
        this.turns = turns;
        this.runner = runner;
        this.publisher = publisher;
        this.consumers =
                IntStream.rangeClosed(1, turns.availablePermits())
                        .mapToObj(number ->
                                new QueueConsumer(
                                        bootstrapServers,
                                        queue,
                                        queue + "-" + number,
                                        this::handle,
                                        open))
                        .toList();
    }

    /** Begins to take jobs. */
    public void start() {
        consumers.forEach(QueueConsumer::start);
    }

    /** Takes no further jobs. */
    public void stop() {
        consumers.forEach(QueueConsumer::stop);
    }

    /** Waits until the running jobs have ended, or until this instant; false where they have not. */
    public boolean awaitStop(Instant until) throws InterruptedException {
        boolean stopped = true;
        for (QueueConsumer consumer : consumers) {
            Duration left = Duration.between(Instant.now(), until);
            stopped &= consumer.awaitStop(left.isNegative() ? Duration.ZERO : left);
        }
        return stopped;
    }

    /** Interrupts what still runs; its records go to another worker. */
    @Override
    public void close() {
        consumers.forEach(QueueConsumer::close);
    }

    Verdict handle(Delivery delivery) {
        try {
            turns.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Verdict.RELEASE;
        }
        try {
            return run(delivery);
        } finally {
            turns.release();
        }
    }

    private Verdict run(Delivery delivery) {
        Map<String, Ending> endings = runner.run(delivery.jobIds());
        if (endings.containsValue(Ending.GIVEN_BACK)) {
            return Verdict.RELEASE;
        }
        List<String> dead =
                endings.entrySet().stream()
                        .filter(job -> job.getValue() == Ending.DEAD)
                        .map(Map.Entry::getKey)
                        .toList();
        if (dead.size() == endings.size()) {
            return Verdict.REJECT;
        }
        // Not the whole record: those beside them are alive.
        publisher.bury(queue, dead);
        return Verdict.ACCEPT;
    }
}
