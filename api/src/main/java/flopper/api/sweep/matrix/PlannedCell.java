package flopper.api.sweep.matrix;

import flopper.db.job.JobKind;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One cell of a matrix.
 *
 * @param place empty where the workload is only profiled
 * @param layers whether the time of each layer is measured too, where it is measured
 * @param kernels whether what computes them is measured alone as well
 */
public record PlannedCell(
        Workload workload, Optional<Place> place, boolean layers, boolean kernels) {

    /** What its job produces. */
    public JobKind kind() {
        return place.isPresent() ? JobKind.MEASUREMENT : JobKind.PROFILE;
    }

    /** {@code name:tag} of its model. */
    public String model() {
        return workload.model().reference();
    }

    /** The shapes of all inputs. */
    public InputShapes concreteShapes() {
        return workload.concrete();
    }

    /** The cell as it is stored, but for the id of a model that is not stored yet. */
    public Cell cell() {
        return new Cell(
                model(),
                workload.model().stored().map(model -> model.id()),
                workload.model().graphId(),
                workload.batch(),
                workload.shapes(),
                place.map(Place::precision),
                place.map(one -> one.target().deviceClass()),
                place.map(one -> one.target().backend()),
                place.map(one -> OptionalInt.of(one.target().threads()))
                        .orElse(OptionalInt.empty()),
                place.flatMap(Place::device),
                layers && place.isPresent(),
                kernels && place.isPresent());
    }
}
