package flopper.timing;

import flopper.analysis.graph.Node;
import flopper.analysis.onnx.OnnxReader;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.device.DeviceLock;
import flopper.timing.failure.TimingFailure;
import flopper.timing.layers.LayerTiming;
import flopper.timing.layers.LayersTask;
import flopper.timing.layers.ProfiledRuns;
import flopper.timing.measure.TimingPlan;
import flopper.timing.process.ChildProcess;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Divides a measured end-to-end time among the layers of the workload, from a profiled run in a
 * process of its own (rule 13). Thread-safe; measurements on the same device wait for each other.
 */
public final class LayerTimer {
    /** An event takes 700 bytes: 35 MB, read in half a second. */
    private static final int EVENTS_MAX = 50_000;

    private final DeviceAccess access;

    public LayerTimer(Device device) {
        this(device, DeviceLock.hostDirectory());
    }

    /**
     * @param lockDirectory shared by everyone who measures on this device
     */
    public LayerTimer(Device device, Path lockDirectory) {
        this.access = new DeviceAccess(device, lockDirectory);
    }

    /**
     * Waits for the device, then profiles.
     *
     * @param endToEnd the same workload on the same backend, uninstrumented
     * @param plan warm-up, samples and limits of the one process
     * @param cancelled asked several times a second
     * @throws TimingFailure UNSUPPORTED where the backend has no profiler; else as {@link
     *     WorkloadTimer#time}
     */
    public LayerTiming time(
            Backend backend,
            Workload workload,
            Timing endToEnd,
            TimingPlan plan,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        return access.hold(
                backend,
                workload,
                plan,
                cancelled,
                (request, _) -> {
                    List<Node> layers = OnnxReader.read(workload.graph()).graph().nodes();
                    TimingPlan bounded = plan.withSamplesMax(EVENTS_MAX / (layers.size() + 1));
                    byte[] answer =
                            new ChildProcess(plan.processTimeMax())
                                    .run(
                                            LayersTask.class,
                                            request.with(bounded).toBytes(),
                                            cancelled);
                    return LayerTiming.of(
                            ProfiledRuns.ofBytes(answer),
                            endToEnd.wall().medianNs(),
                            layer -> layers.get(layer).opType());
                });
    }
}
