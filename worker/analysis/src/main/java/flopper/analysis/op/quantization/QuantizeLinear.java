package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Brings real numbers to a quantized type: saturate(round(x / y_scale) + y_zero_point).
 *
 * <p>Shapes: x [d1…dn], y_scale [] or [d of axis] or in blocks, y_zero_point? → x, of y_zero_point's type, else
 * of output_dtype, else UINT8.
 * <p>Cost: one division and two comparisons per element; with y_zero_point one addition.
 * <p>Convention: rounding is part of the conversion and counts as nothing.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when y_scale does not fit x.
 * <p>Source: ONNX operator QuantizeLinear, opset 10–28.
 */
public final class QuantizeLinear implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("QuantizeLinear");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Scales.require(node, input.shape(), node.input(1).shape());
        return List.of(
                input.with(
                        node.hasInput(2)
                                ? node.input(2).elementType()
                                : TypeAttribute.of(node, "output_dtype")
                                        .orElse(ElementType.UINT8)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return new Cost(0, node.hasInput(2) ? 1 : 0, 0, 1, 2, 0).times(node.input(0).elements());
    }
}
