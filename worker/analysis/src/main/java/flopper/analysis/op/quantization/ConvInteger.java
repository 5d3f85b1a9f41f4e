package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Convolution of quantized tensors to whole accumulators.
 *
 * <p>Shapes: x, w as Conv → y, INT32.
 * <p>Cost: as Conv.
 * <p>Convention: zero points fold into the accumulation.
 * <p>Fails: as Conv.
 * <p>Source: ONNX operator ConvInteger, opset 10.
 */
public final class ConvInteger implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ConvInteger");
    }

    private static final Conv CONV = new Conv();

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(conv(node).output(CONV).with(ElementType.INT32));
    }

    private static Recast conv(TypedNode node) {
        return Recast.of(node, node.opset(), 0, 1);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return conv(node).cost(CONV);
    }
}
