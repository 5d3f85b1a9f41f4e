package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Convolution of quantized tensors to a quantized tensor.
 *
 * <p>Shapes: x, w, B? as Conv (inputs 0, 3 and 8) → y of y_zero_point's type.
 * <p>Cost: as Conv; a multiplication, an addition and two comparisons per output to requantize.
 * <p>Convention: zero points of x and w fold into the accumulation.
 * <p>Fails: as Conv.
 * <p>Source: ONNX operator QLinearConv, opset 10; in com.microsoft's form see the package of that domain.
 */
public final class QLinearConv implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("QLinearConv");
    }

    private static final Conv CONV = new Conv();
    private static final int ZERO_POINT = 7;

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(conv(node).output(CONV).with(node.input(ZERO_POINT).elementType()));
    }

    private static Recast conv(TypedNode node) {
        return Recast.of(node, node.opset(), 0, 3, 8);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return conv(node).cost(CONV).plus(Requantization.of(node.output(0).elements()));
    }
}
