package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Brings quantized numbers back: (x − x_zero_point) · x_scale.
 *
 * <p>Shapes: x [d1…dn], x_scale [] or [d of axis] or in blocks, x_zero_point? → x, of output_dtype, else of
 * x_scale's type.
 * <p>Cost: one multiplication per element; with x_zero_point one addition.
 * <p>Convention: the conversion itself counts as nothing.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when x_scale does not fit x.
 * <p>Source: ONNX operator DequantizeLinear, opset 10–28.
 */
public final class DequantizeLinear implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("DequantizeLinear");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        TensorType scale = node.input(1);
        Scales.require(node, input.shape(), scale.shape());
        return List.of(
                input.with(TypeAttribute.of(node, "output_dtype").orElse(scale.elementType())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return new Cost(0, node.hasInput(2) ? 1 : 0, 1, 0, 0, 0).times(node.input(0).elements());
    }
}
