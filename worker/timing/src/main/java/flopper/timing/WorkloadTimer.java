package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Measures workloads end to end on one device: alone on it, pinned, in several fresh processes.
 * Thread-safe; measurements on the same device wait for each other.
 */
public final class WorkloadTimer {
    private final Device device;
    private final Path lockDirectory;

    public WorkloadTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public WorkloadTimer(Device device, Path lockDirectory) {
        this.device = device;
        this.lockDirectory = lockDirectory;
    }

    /**
     * Waits for the device, then measures.
     *
     * @param cancelled asked several times a second; once it says yes, the measurement ends within
     *     a second with CANCELLED
     * @throws InterruptedException when the waiting thread is interrupted; nothing stays behind
     */
    @SuppressWarnings("DoNotCallSuggester") // The measuring process is still to come.
    public Timing time(
            Backend backend, Workload workload, TimingPlan plan, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        throw new TimingFailure(
                FailureCode.UNSUPPORTED,
                "%s cannot be measured on %s yet".formatted(backend.name(), device.name()),
                lockDirectory.toString());
    }
}
