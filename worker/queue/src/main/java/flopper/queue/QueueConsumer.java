package flopper.queue;

import java.time.Duration;

/**
 * Takes the records of one queue one at a time and hands each to a handler, which may take hours:
 * the record's lock is renewed meanwhile. Survives a Kafka that goes away and comes back.
 */
public final class QueueConsumer implements AutoCloseable {

    /**
     * @param name of the threads, for people
     */
    public QueueConsumer(
            String bootstrapServers, String queue, String name, DeliveryHandler handler) {}

    /** Begins to take records, as soon as Kafka is there; prepares the queue first. */
    public void start() {}

    /** Takes no further record; the one that is being handled is handled to its end. */
    public void stop() {}

    /**
     * Stops, and waits for the handler.
     *
     * @return false where it was still at work when the time was up
     */
    public boolean awaitStop(Duration limit) throws InterruptedException {
        return true;
    }

    /** Stops without waiting: the record goes to another worker. */
    @Override
    public void close() {}
}
