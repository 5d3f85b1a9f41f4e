package flopper.db.dispatch;

/**
 * How many dispatched jobs may wait in Kafka; the rest waits in PostgreSQL, where fairness is still
 * possible. A queue of devices needs no setting: one job for each device that is free.
 *
 * @param analysisPerWorker on the queue that every worker serves, for each of them
 */
public record DispatchLimits(int analysisPerWorker) {}
