package flopper.db.job;

import flopper.db.workload.Cell;

/** Names of queues; one Kafka topic and one share group each. */
public final class Queue {

    /** The queue that every worker serves. */
    public static final String ANALYSIS = "analysis";

    private static final String TIMING_PREFIX = "timing.";
    private static final String UNIT_PREFIX = "unit.";

    private Queue() {}

    /** The queue of the workers with a device of this class. */
    public static String timing(String deviceClass) {
        return TIMING_PREFIX + deviceClass;
    }

    /** The queue of the worker that has this one device. */
    public static String unit(String deviceId) {
        return UNIT_PREFIX + deviceId;
    }

    /** The queue of the workers that can run this cell. */
    public static String of(Cell cell) {
        if (cell.deviceId().isPresent()) {
            return unit(cell.deviceId().get());
        }
        return cell.deviceClass().map(Queue::timing).orElse(ANALYSIS);
    }
}
