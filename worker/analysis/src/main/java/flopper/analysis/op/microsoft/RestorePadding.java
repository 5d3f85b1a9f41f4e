package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Puts packed tokens back to their padded places.
 *
 * <p>Shapes: input [tokens, H], token_offset [B, S] → [B, S, H].
 * <p>Cost: none.
 * <p>Convention: every output element is written.
 * <p>Fails: {@link ShapeException} when the inputs are no matrices.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: RestorePadding, version 1.
 */
public final class RestorePadding implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("RestorePadding");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape offsets = node.input(1).shape();
        if (input.shape().rank() != 2 || offsets.rank() != 2) {
            throw new ShapeException(
                    "input " + input.shape() + " and token_offset " + offsets + " are no matrices");
        }
        return List.of(input.with(Shape.of(offsets.dim(0), offsets.dim(1), input.shape().dim(1))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
