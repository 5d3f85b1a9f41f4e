package flopper.db.dispatch;

import java.util.OptionalDouble;

/**
 * How fast the workers of a queue are.
 *
 * @param open jobs on the queue that have not ended
 * @param running how many of them run
 * @param secondsPerJob mean over the last hundred that succeeded; empty where none did yet
 * @param workers workers, or devices, that take jobs from it now
 * @param quarantined devices that would, were they not in quarantine
 */
public record QueuePace(
        String queue,
        int open,
        int running,
        OptionalDouble secondsPerJob,
        int workers,
        int quarantined) {

    /** How long this many further jobs take, behind those already there; empty where nobody can say. */
    public OptionalDouble secondsFor(int further) {
        return secondsPerJob.isPresent() && workers > 0
                ? OptionalDouble.of((open + further) * secondsPerJob.getAsDouble() / workers)
                : OptionalDouble.empty();
    }
}
