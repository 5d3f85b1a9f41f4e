package flopper.db.measurement;

import java.util.List;
import java.util.OptionalLong;

/**
 * Raw samples of one fresh process, in the order they were taken.
 *
 * @param number 1 for the first process
 * @param runtimeStartNs time to bring up the runtime before any model; empty where it was not kept
 * @param loadNs time to load the model, the first time in this process
 * @param firstRunNs wall time of the first run
 * @param warmLoadNs time to load it once more after the last sample; empty where it was not kept, or
 *     memory did not allow it
 * @param wallNs wall time of each run after warm-up
 * @param cpuNs CPU time of the timed thread in the same runs; empty where the system cannot tell
 */
public record ProcessSamples(
        int number,
        OptionalLong runtimeStartNs,
        OptionalLong loadNs,
        OptionalLong firstRunNs,
        OptionalLong warmLoadNs,
        List<Long> wallNs,
        List<Long> cpuNs) {

    public ProcessSamples {
        wallNs = List.copyOf(wallNs);
        cpuNs = List.copyOf(cpuNs);
    }
}
