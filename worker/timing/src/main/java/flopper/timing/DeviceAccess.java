package flopper.timing;

import flopper.timing.backend.Backend;
import flopper.timing.backend.BackendClass;
import flopper.timing.backend.PreparedWorkload;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;
import flopper.timing.request.WorkloadRequest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * The way to a device: what it cannot do is refused, then the caller waits until it is free (rule
 * 8), then what does not fit its memory is refused.
 *
 * @param lockDirectory shared by everyone who measures on this device
 */
record DeviceAccess(Device device, Path lockDirectory) {
    /** What is done while the device is held. */
    @FunctionalInterface
    interface Use<T> {
        T with(WorkloadRequest request, PreparedWorkload prepared)
                throws TimingFailure, InterruptedException, IOException;
    }

    <T> T hold(
            Backend backend,
            Workload workload,
            TimingPlan plan,
            BooleanSupplier cancelled,
            Use<T> use)
            throws TimingFailure, InterruptedException {
        refuseUnsupported(backend, workload);
        PreparedWorkload prepared = backend.prepare(workload);
        try (DeviceLock _ = lock(cancelled)) {
            WorkloadRequest request =
                    new WorkloadRequest(
                            BackendClass.of(backend),
                            prepared.payload(),
                            device.topology().onePerCore(workload.threads()),
                            plan,
                            Admission.live().memoryBytesMax(prepared.memoryBytes(), plan));
            return use.with(request, prepared);
        } catch (IOException e) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR, "the measurement failed: " + e.getMessage(), e);
        }
    }

    void refuseUnsupported(Backend backend, Workload workload) throws TimingFailure {
        if (!backend.precisions().contains(workload.precision())) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED,
                    backend.name() + " does not compute in " + workload.precision().label());
        }
        int cores = device.topology().coreCount();
        if (workload.threads() > cores) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED,
                    "%d threads on %d physical cores".formatted(workload.threads(), cores));
        }
    }

    DeviceLock lock(BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException, IOException {
        return DeviceLock.acquire(lockDirectory, device.unit(), cancelled)
                .orElseThrow(() ->
                        new TimingFailure(
                                FailureCode.CANCELLED,
                                "the caller asked to stop while the device was busy"));
    }
}
