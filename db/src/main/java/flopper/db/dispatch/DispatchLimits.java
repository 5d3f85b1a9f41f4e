package flopper.db.dispatch;

/**
 * How many dispatched jobs may wait in Kafka per queue; the rest waits in PostgreSQL, where fairness
 * is still possible.
 *
 * @param analysis on the queue that every worker serves
 * @param timing on the queue of one device class
 */
public record DispatchLimits(int analysis, int timing) {}
