package flopper.api.sweep.matrix;

import flopper.api.sweep.matrix.SweepRequest.What;
import flopper.api.sweep.matrix.SweepRequest.Where;
import flopper.db.Database;
import flopper.db.device.DeviceStore;
import flopper.db.device.Unit;
import flopper.db.failure.FailureCode;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands submissions into cells, each checked; stores nothing. Thread-safe. */
@Singleton
public final class MatrixExpansion {

    private final ModelSelection models;
    private final DeviceStore devices;
    private final MatrixSettings settings;

    MatrixExpansion(ModelSelection models, Database database, MatrixSettings settings) {
        this.models = models;
        this.devices = database.devices();
        this.settings = settings;
    }

    /** The cells of a submission, and what is wrong with it. */
    public Matrix expand(SweepRequest request) {
        Refusals refusals = new Refusals();
        request.measure().ifPresent(what -> check(what, refusals));
        List<SelectedModel> selected = models.select(request.models(), refusals);
        List<Place> places =
                request.targets().isEmpty()
                        ? List.of()
                        : new PlaceSelection(
                                        devices.offers(),
                                        units(request.targets()),
                                        request.precision(),
                                        refusals)
                                .select(request.targets());
        WorkloadBinder binder = new WorkloadBinder(request, refusals);
        long size = (long) selected.size() * binder.perModel() * Math.max(1, places.size());
        if (size > settings.cellsMax()) {
            refusals.add(
                    FailureCode.TOO_MANY_CELLS,
                    "models",
                    "the matrix has %d cells; a sweep may have %d, exclusions not counted"
                            .formatted(size, settings.cellsMax()));
            return new Matrix(List.of(), refusals.all());
        }
        List<PlannedCell> cells = cells(request, selected, binder, places);
        if (cells.isEmpty() && refusals.all().isEmpty()) {
            refusals.add(FailureCode.BAD_REQUEST, "exclude", "the exclusions leave no cell to run");
        }
        return new Matrix(cells, refusals.all());
    }

    private List<Unit> units(List<Where> targets) {
        List<String> ids = targets.stream().flatMap(target -> target.device().stream()).toList();
        List<String> labels = targets.stream().flatMap(target -> target.label().stream()).toList();
        return ids.isEmpty() && labels.isEmpty() ? List.of() : devices.units(ids, labels);
    }

    private static void check(What what, Refusals refusals) {
        if (!what.endToEnd().orElse(true)) {
            refusals.add(
                    FailureCode.UNSUPPORTED,
                    "measure.endToEnd",
                    "the time of a whole run is always measured: the others are scaled to it");
        }
    }

    private static List<PlannedCell> cells(
            SweepRequest request,
            List<SelectedModel> selected,
            WorkloadBinder binder,
            List<Place> places) {
        List<Optional<Place>> targets =
                request.targets().isEmpty()
                        ? List.of(Optional.empty())
                        : places.stream().map(Optional::of).toList();
        boolean kernels = request.measure().flatMap(What::kernels).orElse(false);
        // Kernels are those that the layers were found to have.
        boolean layers = kernels || request.measure().flatMap(What::layers).orElse(true);
        Exclusions exclusions = new Exclusions(request.exclude());
        List<PlannedCell> cells = new ArrayList<>();
        for (SelectedModel model : selected) {
            for (Workload workload : binder.bind(model)) {
                for (Optional<Place> place : targets) {
                    PlannedCell cell = new PlannedCell(workload, place, layers, kernels);
                    if (!exclusions.exclude(cell)) {
                        cells.add(cell);
                    }
                }
            }
        }
        return cells;
    }
}
