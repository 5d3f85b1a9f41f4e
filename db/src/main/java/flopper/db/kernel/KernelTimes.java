package flopper.db.kernel;

/**
 * How long one execution of a kernel takes, in one state of the caches.
 *
 * @param samples over all processes
 * @param p50CiLowNs and {@code p50CiHighNs}: 95 % interval of the median
 * @param typicalNs mean of the middle half, finer than the tick of the runtime's clock
 */
public record KernelTimes(
        int samples,
        long minNs,
        long p50Ns,
        long p50CiLowNs,
        long p50CiHighNs,
        double typicalNs,
        double cv) {}
