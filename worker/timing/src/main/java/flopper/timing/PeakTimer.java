package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.PeakGraphs;
import flopper.timing.peak.Peaks;
import flopper.timing.statistics.Statistics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Measures the ceilings of a device with the kernels of a backend (rule 15), as any other workload
 * is measured. Thread-safe; measurements on the same device wait for each other.
 */
public final class PeakTimer {
    /**
     * In three processes two seconds, which bandwidth needs: a shared host is quiet now and then. No
     * longer, for somebody's measurement waits.
     */
    private static final Duration SAMPLING = Duration.ofMillis(700);

    private final WorkloadTimer timer;
    private final KernelTimer kernels;

    public PeakTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public PeakTimer(Device device, Path lockDirectory) {
        this.timer = new WorkloadTimer(device, lockDirectory);
        this.kernels = new KernelTimer(device, lockDirectory);
    }

    /**
     * The ceilings at this number of threads, after less than ten seconds. Of bandwidth there is one
     * for all precisions.
     *
     * @param precision that products are computed in
     * @param plan how workloads are measured; it is cut short, for only the best samples count
     */
    public Peaks measure(
            Backend backend,
            Precision precision,
            int threads,
            TimingPlan plan,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        TimingPlan brief = plan.sampling(SAMPLING);
        Statistics product =
                precision == Precision.FP32
                        ? timer.time(
                                        backend,
                                        workload(PeakGraphs.product(), threads),
                                        brief,
                                        cancelled)
                                .wall()
                        : product(backend, precision, threads, plan, cancelled);
        Timing stream =
                timer.time(backend, workload(PeakGraphs.stream(), threads), brief, cancelled);
        return Peaks.of(threads, product, stream.wall());
    }

    /** Without the conversion of its input, which takes as long as the product in few bits. */
    private Statistics product(
            Backend backend,
            Precision precision,
            int threads,
            TimingPlan plan,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        KernelTimer.Outcome outcome =
                kernels.time(
                        backend,
                        List.of(PeakGraphs.productKernel()),
                        precision,
                        threads,
                        plan,
                        cancelled);
        if (outcome.timed().isEmpty()) {
            throw new TimingFailure(FailureCode.UNSUPPORTED, String.join("; ", outcome.notes()));
        }
        return outcome.timed().getFirst().warm().statistics();
    }

    private static Workload workload(byte[] graph, int threads) {
        return new Workload(graph, Map.of(), Precision.FP32, threads);
    }
}
