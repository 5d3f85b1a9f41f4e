package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Gelu;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Adds a bias, halves the last axis, and multiplies the left half by the Gelu of the right one.
 *
 * <p>Shapes: X [N, S, D], bias [D] → Y [N, S, D/2].
 * <p>Cost: one addition per element of X; the operations of Gelu and one multiplication per output.
 * <p>Convention: as Gelu.
 * <p>Fails: {@link ShapeException} when bias is not [D], or D is odd.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: BiasSplitGelu, version 1.
 */
public final class BiasSplitGelu implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("BiasSplitGelu");
    }

    private static final Gelu GELU = new Gelu();

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long width = input.shape().dim(-1);
        if (width % 2 != 0 || !node.input(1).shape().equals(Shape.of(width))) {
            throw new ShapeException(
                    "bias " + node.input(1).shape() + " does not fit halves of " + input.shape());
        }
        return List.of(input.with(input.shape().with(input.shape().rank() - 1, width / 2)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Recast.of(node, 20, new int[0])
                .plus(node.output(0))
                .cost(GELU)
                .plus(Cost.additions(node.input(0).elements()))
                .plus(Cost.multiplications(node.output(0).elements()));
    }
}
