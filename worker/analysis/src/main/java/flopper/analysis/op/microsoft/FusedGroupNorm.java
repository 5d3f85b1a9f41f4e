package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.GroupNormalization;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Group normalisation with channels last by default, an activation after it and a skip connection before it.
 *
 * <p>Shapes: X [N, d1…dn, C] or, with channels_last 0, [N, C, d1…dn], gamma, beta [C]; in the Skip form skip with the
 * channels of X, bias [C]? → Y, and in the Skip form the sum, as X.
 * <p>Cost: one addition per element for skip, one for bias; as GroupNormalization; SiLU's operations per element
 * where activation is 1.
 * <p>Convention: as GroupNormalization.
 * <p>Fails: as GroupNormalization.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GroupNorm, SkipGroupNorm, version 1.
 */
public enum FusedGroupNorm implements Operator {
    GROUP_NORM("GroupNorm"),
    SKIP_GROUP_NORM("SkipGroupNorm");

    private static final int SKIP = 3;
    private static final int BIAS = 4;
    private static final GroupNormalization NORMALIZATION = new GroupNormalization();

    private final String operator;

    FusedGroupNorm(String operator) {
        this.operator = operator;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        normalization(node).infer(NORMALIZATION);
        return List.of(node.input(0), node.input(0));
    }

    private static Recast normalization(TypedNode node) {
        TensorType input = node.input(0);
        boolean last = node.attributes().integer("channels_last", 1) != 0;
        return Recast.of(node, 21, 0, 1, 2)
                .retyped(0, last ? ChannelsLast.toFirst(input) : input)
                .with("num_groups", new AttributeValue.Int(node.attributes().integer("groups", 0)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType output = node.output(0);
        int added = (node.hasInput(SKIP) ? 1 : 0) + (node.hasInput(BIAS) ? 1 : 0);
        boolean activated = node.attributes().integer("activation", 0) == 1;
        return normalization(node)
                .cost(NORMALIZATION)
                .plus(Cost.additions(added).times(output.elements()))
                .plus(FusedActivation.cost(node, output, activated ? "silu" : "none"));
    }
}
