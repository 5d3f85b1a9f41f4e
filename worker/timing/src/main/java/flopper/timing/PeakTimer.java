package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.PeakGraphs;
import flopper.timing.peak.Peaks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Measures the ceilings of a device with the kernels of a backend (rule 15), as any other workload
 * is measured. Thread-safe; measurements on the same device wait for each other.
 */
public final class PeakTimer {
    /** The best of two seconds in each process: a shared host is quiet now and then. */
    private static final Duration SAMPLING = Duration.ofSeconds(2);

    private final WorkloadTimer timer;

    public PeakTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public PeakTimer(Device device, Path lockDirectory) {
        this.timer = new WorkloadTimer(device, lockDirectory);
    }

    /** The ceilings at this number of threads, after some fifteen seconds. */
    public Peaks measure(Backend backend, int threads, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        return measure(backend, threads, TimingPlan.defaults().sampling(SAMPLING), cancelled);
    }

    Peaks measure(Backend backend, int threads, TimingPlan plan, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        Timing product =
                timer.time(backend, workload(PeakGraphs.product(), threads), plan, cancelled);
        Timing stream =
                timer.time(backend, workload(PeakGraphs.stream(), threads), plan, cancelled);
        return Peaks.of(threads, product.wall(), stream.wall());
    }

    private static Workload workload(byte[] graph, int threads) {
        return new Workload(graph, Map.of(), Precision.FP32, threads);
    }
}
