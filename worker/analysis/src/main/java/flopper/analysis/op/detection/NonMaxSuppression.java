package flopper.analysis.op.detection;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Keeps the best of overlapping boxes.
 *
 * <p>Shapes: boxes [N, B, 4], scores [N, C, B], max_output_boxes_per_class []? … → [selected, 3], INT64; how many
 * are selected depends on the scores, unless at most none may be.
 * <p>Cost: none: it is resolved only where nothing is selected.
 * <p>Convention: a bound on the boxes is not the count, so none is guessed.
 * <p>Fails: {@link ShapeException} when boxes and scores disagree; else unresolved.
 * <p>Source: ONNX operator NonMaxSuppression, opset 10–11.
 */
public final class NonMaxSuppression implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("NonMaxSuppression");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape boxes = node.input(0).shape();
        Shape scores = node.input(1).shape();
        if (boxes.rank() != 3
                || scores.rank() != 3
                || boxes.dim(2) != 4
                || boxes.dim(0) != scores.dim(0)
                || boxes.dim(1) != scores.dim(2)) {
            throw new ShapeException("boxes " + boxes + " and scores " + scores + " do not fit");
        }
        boolean none =
                !node.hasInput(2)
                        || node.constant(2).filter(most -> most.longAt(0) == 0).isPresent();
        if (!none && boxes.elements() != 0 && scores.elements() != 0) {
            throw new UnresolvedException("the number of boxes selected depends on data");
        }
        return List.of(TensorType.of(ElementType.INT64, 0, 3));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
