package flopper.db.workload;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One cell of a sweep's matrix: what one job profiles or measures.
 *
 * @param model {@code name:tag} as it is called now; later renaming does not touch it
 * @param modelId empty once that model was deleted
 * @param batch dimension 0 asked for; empty for the graph's own
 * @param shapes input shapes asked for; empty for the graph's own
 * @param precision to measure in; empty for a profile, like the three that follow
 * @param deviceId the one unit to be measured on; empty for any of the class
 * @param measureLayers whether the time of each layer is measured too
 * @param measureKernels whether what computes them is measured alone as well; only where layers are
 */
public record Cell(
        String model,
        Optional<String> modelId,
        String graphId,
        OptionalLong batch,
        InputShapes shapes,
        Optional<String> precision,
        Optional<String> deviceClass,
        Optional<String> backend,
        OptionalInt threads,
        Optional<String> deviceId,
        boolean measureLayers,
        boolean measureKernels) {

    /** A cell to be profiled. */
    public static Cell profile(
            String model, String modelId, String graphId, OptionalLong batch, InputShapes shapes) {
        return new Cell(
                model,
                Optional.of(modelId),
                graphId,
                batch,
                shapes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                false);
    }

    /** The same cell of a model that has an id now. */
    public Cell ofModel(String id) {
        return new Cell(
                model,
                Optional.of(id),
                graphId,
                batch,
                shapes,
                precision,
                deviceClass,
                backend,
                threads,
                deviceId,
                measureLayers,
                measureKernels);
    }

    /** The same workload, to be measured. */
    public Cell on(Target target, String precision) {
        return new Cell(
                model,
                modelId,
                graphId,
                batch,
                shapes,
                Optional.of(precision),
                Optional.of(target.deviceClass()),
                Optional.of(target.backend()),
                OptionalInt.of(target.threads()),
                Optional.empty(),
                measureLayers,
                measureKernels);
    }

    /** The same measurement, with the time of each layer. */
    public Cell withLayers() {
        return with(deviceId, true, measureKernels);
    }

    /** The same measurement, with the time of each layer and of what computes it alone. */
    public Cell withKernels() {
        return with(deviceId, true, true);
    }

    /** The same measurement, on this unit and no other. */
    public Cell onUnit(String id) {
        return with(Optional.of(id), measureLayers, measureKernels);
    }

    private Cell with(Optional<String> unit, boolean layers, boolean kernels) {
        return new Cell(
                model,
                modelId,
                graphId,
                batch,
                shapes,
                precision,
                deviceClass,
                backend,
                threads,
                unit,
                layers,
                kernels);
    }
}
