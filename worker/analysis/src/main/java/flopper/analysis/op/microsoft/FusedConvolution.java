package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Convolution with an addition and an activation fused to it, channels last in two of its forms.
 *
 * <p>Shapes: X [N, C, d1…dn], or [N, d1…dn, C] in the Nhwc forms; W [M, C/group, k1…kn], B [M]?, Z as Y? → Y, see
 * {@link Conv}.
 * <p>Cost: as Conv; with Z one addition per output; the activation's operations per output.
 * <p>Convention: a fused operation costs what it costs alone.
 * <p>Fails: as Conv; {@link flopper.analysis.tensor.ShapeException} for an unknown activation.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: FusedConv, NhwcConv, NhwcFusedConv, version 1.
 */
public enum FusedConvolution implements Operator {
    FUSED_CONV("FusedConv", false),
    NHWC_CONV("NhwcConv", true),
    NHWC_FUSED_CONV("NhwcFusedConv", true);

    private static final int SUM = 3;
    private static final Conv CONV = new Conv();

    private final String operator;
    private final boolean channelsLast;

    FusedConvolution(String operator, boolean channelsLast) {
        this.operator = operator;
        this.channelsLast = channelsLast;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType output = conv(node).output(CONV);
        return List.of(channelsLast ? ChannelsLast.toLast(output) : output);
    }

    private Recast conv(TypedNode node) {
        Recast conv = Recast.of(node, 22, 0, 1, 2);
        return channelsLast ? conv.retyped(0, ChannelsLast.toFirst(node.input(0))) : conv;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType output = node.output(0);
        return conv(node)
                .cost(CONV)
                .plus(Cost.additions(node.hasInput(SUM) ? output.elements() : 0))
                .plus(FusedActivation.cost(node, output));
    }
}
