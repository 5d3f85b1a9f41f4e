package flopper.api.sweep;

import flopper.api.sweep.matrix.PlannedCell;
import flopper.db.Database;
import flopper.db.measurement.ContentKey;
import flopper.db.measurement.MeasurementStore;
import flopper.db.profile.ProfileStore;
import flopper.db.workload.Cell;

import jakarta.inject.Singleton;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds stored results that answer cells, all with one statement. Thread-safe. */
@Singleton
final class StoredAnswers {

    private final ProfileStore profiles;
    private final MeasurementStore measurements;

    StoredAnswers(Database database) {
        this.profiles = database.profiles();
        this.measurements = database.measurements();
    }

    /** The id of the result that the rule lets answer each cell; the cells are all of one kind. */
    List<Optional<String>> find(List<PlannedCell> cells, ReuseRule rule) {
        if (cells.isEmpty() || rule.age().isEmpty()) {
            return Collections.nCopies(cells.size(), Optional.empty());
        }
        return switch (cells.getFirst().kind()) {
            case PROFILE -> profileIds(cells);
            case MEASUREMENT ->
                    measurements.findFresh(
                            cells.stream().map(StoredAnswers::key).toList(), rule.age().get());
        };
    }

    private List<Optional<String>> profileIds(List<PlannedCell> cells) {
        return profiles.findIdsByShapes(
                cells.stream().map(cell -> cell.cell().graphId()).toList(),
                cells.stream().map(PlannedCell::concreteShapes).toList());
    }

    private static ContentKey key(PlannedCell planned) {
        Cell cell = planned.cell();
        OptionalInt threads = cell.threads();
        return new ContentKey(
                cell.graphId(),
                planned.concreteShapes(),
                cell.precision().orElseThrow(),
                cell.deviceClass().orElseThrow(),
                cell.backend().orElseThrow(),
                threads.orElseThrow(),
                cell.deviceId(),
                ContentKey.SYNTHETIC,
                cell.measureLayers(),
                cell.measureKernels());
    }
}
