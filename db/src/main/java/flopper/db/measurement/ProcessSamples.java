package flopper.db.measurement;

import java.util.List;
import java.util.OptionalLong;

/**
 * Raw samples of one fresh process, in the order they were taken.
 *
 * @param number 1 for the first process
 * @param loadNs time to load the model
 * @param firstRunNs wall time of the first run
 * @param wallNs wall time of each run after warm-up
 * @param cpuNs CPU time of the timed thread in the same runs; empty where the system cannot tell
 */
public record ProcessSamples(
        int number,
        OptionalLong loadNs,
        OptionalLong firstRunNs,
        List<Long> wallNs,
        List<Long> cpuNs) {

    public ProcessSamples {
        wallNs = List.copyOf(wallNs);
        cpuNs = List.copyOf(cpuNs);
    }
}
