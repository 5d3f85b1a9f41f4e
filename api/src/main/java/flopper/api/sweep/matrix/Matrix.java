package flopper.api.sweep.matrix;

import java.util.List;

/**
 * What a submission comes to.
 *
 * @param cells model by model, for each shape by shape and batch by batch, and for each of those
 *     place by place; those that can be run, where something is refused
 * @param refusals why it cannot be taken; empty where it can
 */
public record Matrix(List<PlannedCell> cells, List<Refusal> refusals) {

    public Matrix {
        cells = List.copyOf(cells);
        refusals = List.copyOf(refusals);
    }
}
