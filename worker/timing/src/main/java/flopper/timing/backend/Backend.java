package flopper.timing.backend;

import flopper.timing.failure.TimingFailure;

import java.util.List;
import java.util.Set;

/**
 * A way to run workloads on a device.
 *
 * <p>The worker calls {@link #prepare}; everything native happens in {@link #open} and after it, in
 * a process of its own, so a backend may crash without harm. That process makes its own instance:
 * an implementation has a public constructor without parameters. Stateless, hence thread-safe.
 */
public interface Backend {
    /** The name in requests and results. */
    String name();

    /** The runtime's version; known without loading the runtime. */
    String version();

    Set<Precision> precisions();

    /**
     * Reads the workload without running any native code.
     *
     * @throws TimingFailure MODEL_REJECTED or UNSUPPORTED
     */
    PreparedWorkload prepare(Workload workload) throws TimingFailure;

    /**
     * Brings up the runtime and makes the workload's data, but loads nothing yet. The calling thread
     * already runs on the first of the processors.
     *
     * @param payload what {@link #prepare} wrote
     * @param cpus one logical processor for each thread
     */
    OpenWorkload open(byte[] payload, List<Integer> cpus) throws TimingFailure;
}
