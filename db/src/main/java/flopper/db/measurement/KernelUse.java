package flopper.db.measurement;

/**
 * What a kernel that was measured alone does within a workload.
 *
 * @param kernelId its stored timing
 * @param count parts of the run that it computes
 * @param inModelNs the time of those parts together, within the run
 */
public record KernelUse(String kernelId, int count, long inModelNs) {}
