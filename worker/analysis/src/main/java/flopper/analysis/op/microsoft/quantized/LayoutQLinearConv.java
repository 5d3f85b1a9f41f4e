package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.microsoft.ChannelsLast;
import flopper.analysis.op.quantization.QLinearConv;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Convolution of quantized tensors, with channels last if asked.
 *
 * <p>Shapes: as {@link QLinearConv}; with channels_last x [N, d1…dn, C] → y [N, o1…on, M].
 * <p>Cost: as QLinearConv.
 * <p>Convention: as QLinearConv.
 * <p>Fails: as QLinearConv.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: QLinearConv, version 1.
 */
public final class LayoutQLinearConv implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("QLinearConv");
    }

    private static final QLinearConv CONV = new QLinearConv();

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType output = conv(node).output(CONV);
        return List.of(isChannelsLast(node) ? ChannelsLast.toLast(output) : output);
    }

    private static Recast conv(TypedNode node) {
        Recast conv = Recast.of(node, 10);
        return isChannelsLast(node) ? conv.retyped(0, ChannelsLast.toFirst(node.input(0))) : conv;
    }

    private static boolean isChannelsLast(TypedNode node) {
        return node.attributes().integer("channels_last", 0) != 0;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return conv(node).cost(CONV);
    }
}
