package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Quantizes a tensor to UINT8 with the scale and zero point that its own range asks for.
 *
 * <p>Shapes: x [d1…dn] → y as x, UINT8; y_scale [], FLOAT; y_zero_point [], UINT8.
 * <p>Cost: two comparisons per element for the range; a division, an addition and two comparisons to quantize.
 * <p>Convention: the handful of scalar operations on the range counts as nothing.
 * <p>Fails: never.
 * <p>Source: ONNX operator DynamicQuantizeLinear, opset 11.
 */
public final class DynamicQuantizeLinear implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("DynamicQuantizeLinear");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(
                node.input(0).with(ElementType.UINT8),
                TensorType.of(ElementType.FLOAT),
                TensorType.of(ElementType.UINT8));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return of(node.input(0).elements());
    }

    /** The cost of quantizing this many elements by their own range. */
    public static Cost of(long elements) {
        return new Cost(0, 1, 0, 1, 4, 0).times(elements);
    }
}
