package flopper.analysis.op.cast;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Reads the bits of elements as another type of the same width.
 *
 * <p>Shapes: X → Y of X's shape and the type {@code to}.
 *
 * <p>Cost: none.
 *
 * <p>Convention: nothing is computed.
 *
 * <p>Fails: {@link ShapeException} when {@code to} names no element type, or one of another width.
 *
 * <p>Source: ONNX operator BitCast, opset 26.
 */
public final class BitCast implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("BitCast");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        ElementType to =
                TypeAttribute.of(node, "to")
                        .orElseThrow(() -> new ShapeException("attribute to is missing"));
        if (to.bits() != input.elementType().bits()) {
            throw new ShapeException(input.elementType() + " and " + to + " differ in width");
        }
        return List.of(input.with(to));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
