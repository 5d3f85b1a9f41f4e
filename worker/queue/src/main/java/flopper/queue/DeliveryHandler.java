package flopper.queue;

/** What a worker does with a record. */
@FunctionalInterface
public interface DeliveryHandler {

    /**
     * Does the work, for as long as it takes: the record stays with this worker meanwhile, unless
     * Kafka loses sight of it. So another worker may have the same record: only the database says
     * who owns a job. An exception releases the record.
     */
    Verdict handle(Delivery delivery);
}
