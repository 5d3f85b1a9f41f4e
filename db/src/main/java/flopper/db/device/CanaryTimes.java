package flopper.db.device;

/**
 * Medians of one canary.
 *
 * @param p50Ns of wall time
 * @param cpuP50Ns of processor time
 */
public record CanaryTimes(long p50Ns, long cpuP50Ns) {}
