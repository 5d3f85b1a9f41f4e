package flopper.agent.measurement;

import flopper.agent.profile.Graphs;
import flopper.agent.profile.Profiler;
import flopper.analysis.tensor.Shape;
import flopper.db.measurement.NewMeasurement;
import flopper.db.profile.NewProfile;
import flopper.db.workload.Cell;
import flopper.db.workload.Tensor;
import flopper.timing.Timing;
import flopper.timing.WorkloadTimer;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Precision;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.measure.TimingPlan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Measures a cell's workload on this worker's device. Thread-safe; measurements take turns. */
public final class Measurer {

    private final List<Backend> backends;
    private final Graphs graphs;
    private final PeakKeeper peaks;
    private final Device device;
    private final WorkloadTimer timer;
    private final LayerMeasurer layers;
    private final TimingPlan plan;

    /**
     * @param backends that cells may name
     */
    public Measurer(
            List<Backend> backends,
            Graphs graphs,
            Profiler profiler,
            PeakKeeper peaks,
            KernelKeeper kernels,
            Device device,
            TimingPlan plan) {
        this.backends = List.copyOf(backends);
        this.graphs = graphs;
        this.peaks = peaks;
        this.device = device;
        this.timer = new WorkloadTimer(device);
        this.layers = new LayerMeasurer(graphs, profiler, kernels, device, plan);
        this.plan = plan;
    }

    /**
     * How long the cell's workload takes, and its layers where the cell asks for them.
     *
     * @param profile its static cost, which has the concrete shapes
     * @param cancelled asked several times a second
     * @throws TimingFailure CANCELLED soon after {@code cancelled} says yes, or whatever else went
     *     wrong
     */
    public NewMeasurement measure(Cell cell, NewProfile profile, BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        Workload workload =
                new Workload(
                        graphs.bytes(cell.graphId()),
                        shapes(profile),
                        precision(cell),
                        cell.threads().orElse(1));
        Backend backend = backend(cell);
        // Before the measurement, so that both are of one time.
        Optional<PeakKeeper.Known> known =
                peaks.peaks(backend, workload.precision(), workload.threads(), cancelled);
        Timing timing = timer.time(backend, workload, plan, cancelled);
        Layers layerTimes =
                cell.measureLayers()
                        ? layers.measure(
                                cell,
                                backend,
                                workload,
                                timing,
                                known.map(PeakKeeper.Known::peaks),
                                cancelled)
                        : Layers.NONE;
        return MeasurementRows.of(
                new MeasurementRows.Place(device.key(), known.map(PeakKeeper.Known::id)),
                batch(profile),
                timing,
                layerTimes);
    }

    private Backend backend(Cell cell) throws TimingFailure {
        String name = cell.backend().orElse("");
        return backends.stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TimingFailure(
                                FailureCode.UNSUPPORTED,
                                "this worker has no backend '%s'".formatted(name)));
    }

    private static Precision precision(Cell cell) throws TimingFailure {
        String label = cell.precision().orElse("");
        return Precision.named(label)
                .orElseThrow(() ->
                        new TimingFailure(
                                FailureCode.UNSUPPORTED, "no precision '%s'".formatted(label)));
    }

    private static Map<String, Shape> shapes(NewProfile profile) {
        Map<String, Shape> shapes = new HashMap<>();
        for (Tensor input : profile.inputs()) {
            input.shape().ifPresent(shape -> shapes.put(input.name(), Shape.of(shape)));
        }
        return shapes;
    }

    /** The first dimension of the first input, which is where a batch lies. */
    private static long batch(NewProfile profile) {
        return profile.inputs().stream()
                .findFirst()
                .flatMap(Tensor::shape)
                .filter(shape -> !shape.isEmpty())
                .map(List::getFirst)
                .orElse(1L);
    }
}
