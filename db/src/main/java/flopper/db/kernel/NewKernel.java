package flopper.db.kernel;

import java.time.Instant;

/**
 * A kernel as a worker timed it.
 *
 * @param signature canonical: two kernels of the same signature do the same work
 * @param op its operator
 * @param macs, {@code flops} and {@code bytes}: what one execution costs
 * @param processes fresh processes the samples come from
 * @param warm with its data as the run before left it in the caches
 * @param cold with the caches swept before each run
 */
public record NewKernel(
        String signature,
        String op,
        long macs,
        long flops,
        long bytes,
        int processes,
        KernelTimes warm,
        KernelTimes cold,
        Instant measuredAt) {}
