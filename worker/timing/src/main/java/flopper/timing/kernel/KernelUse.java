package flopper.timing.kernel;

/**
 * What a kernel does within a workload.
 *
 * @param count parts of the run that it computes, its fused tail aside
 * @param inModelNs the time of those parts together, within the run
 */
public record KernelUse(Kernel kernel, int count, long inModelNs) {}
