package flopper.timing.measure;

/**
 * What one process's steady state gave.
 *
 * @param cpuNs time of the calling thread on its core, one for each of {@code wallNs}
 */
public record SteadyState(int warmUpRuns, Samples wallNs, Samples cpuNs, StopReason stopReason) {}
