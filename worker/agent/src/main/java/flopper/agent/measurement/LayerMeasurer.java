package flopper.agent.measurement;

import flopper.agent.profile.Graphs;
import flopper.agent.profile.Profiler;
import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;
import flopper.db.workload.Cell;
import flopper.timing.LayerTimer;
import flopper.timing.Timing;
import flopper.timing.backend.Backend;
import flopper.timing.backend.Workload;
import flopper.timing.device.Device;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;
import flopper.timing.kernel.Kernels;
import flopper.timing.layers.LayerTiming;
import flopper.timing.measure.TimingPlan;
import flopper.timing.peak.Peaks;
import flopper.timing.roofline.Roofline;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Divides a measured time among the layers and places them under the roofline. Thread-safe. */
final class LayerMeasurer {

    private final Graphs graphs;
    private final Profiler profiler;
    private final KernelKeeper kernels;
    private final LayerTimer timer;
    private final TimingPlan plan;

    LayerMeasurer(
            Graphs graphs,
            Profiler profiler,
            KernelKeeper kernels,
            Device device,
            TimingPlan plan) {
        this.graphs = graphs;
        this.profiler = profiler;
        this.kernels = kernels;
        this.timer = new LayerTimer(device);
        this.plan = plan;
    }

    /**
     * The layers of a workload that was timed end to end, and their kernels alone where the cell asks
     * for them. That time stands whatever happens here,
     * so a failure is a note beside it.
     *
     * @throws TimingFailure CANCELLED alone
     */
    Layers measure(
            Cell cell,
            Backend backend,
            Workload workload,
            Timing endToEnd,
            Optional<Peaks> peaks,
            BooleanSupplier cancelled)
            throws TimingFailure, InterruptedException {
        try {
            LayerTiming timing = timer.time(backend, workload, endToEnd, plan, cancelled);
            Model model = graphs.model(cell.graphId());
            ModelReport report = profiler.report(cell);
            KernelKeeper.Kept kept =
                    cell.measureKernels()
                            ? kernels.keep(
                                    new Kernels(model, report).of(timing.parts()),
                                    backend,
                                    workload,
                                    cancelled)
                            : KernelKeeper.Kept.NONE;
            return Layers.timed(
                    LayerRows.of(
                            timing,
                            new Roofline(peaks).place(model.graph(), report, timing),
                            kept.uses()),
                    kept.notes());
        } catch (TimingFailure e) {
            if (e.code() == FailureCode.CANCELLED) {
                throw e;
            }
            return Layers.failed(String.valueOf(e.getMessage()));
        }
    }
}
