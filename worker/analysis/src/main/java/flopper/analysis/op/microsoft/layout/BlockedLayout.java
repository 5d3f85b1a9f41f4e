package flopper.analysis.op.microsoft.layout;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.op.image.Upsample;
import flopper.analysis.op.microsoft.FusedActivation;
import flopper.analysis.op.pooling.AveragePool;
import flopper.analysis.op.pooling.GlobalPool;
import flopper.analysis.op.pooling.MaxPool;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Standard operators on tensors whose channels are stored in blocks; their shapes read [N, C, d1…dn] all the same, with
 * C rounded up to whole blocks.
 *
 * <p>Shapes: as the row's standard operator; Upsample takes its factors from the attribute scales.
 * <p>Cost: as the standard operator; for Conv with Sum one addition per output, and the activation's operations.
 * <p>Convention: the channels added to fill a block count as computed, for they are.
 * <p>Fails: as the standard operator.
 * <p>Source: ONNX Runtime, nchwc_schema_defs.cc: AveragePool, Conv, GlobalAveragePool, GlobalMaxPool, MaxPool, Upsample,
 * version 1 of com.microsoft.nchwc.
 */
public enum BlockedLayout implements Operator {
    AVERAGE_POOL("AveragePool", new AveragePool()),
    CONV("Conv", new Conv()) {
        @Override
        Recast standard(TypedNode node) {
            return Recast.of(node, 12, 0, 1, 2).retyped(0, inWholeBlocks(node));
        }
    },
    GLOBAL_AVERAGE_POOL("GlobalAveragePool", GlobalPool.AVERAGE),
    GLOBAL_MAX_POOL("GlobalMaxPool", GlobalPool.MAX),
    MAX_POOL("MaxPool", new MaxPool()),
    UPSAMPLE("Upsample", new Upsample()) {
        @Override
        Recast standard(TypedNode node) {
            List<Float> scales =
                    node.attributes().integers("scales").orElse(List.of()).stream()
                            .map(Long::floatValue)
                            .toList();
            return Recast.of(node, 7, 0).with("scales", new AttributeValue.Reals(scales));
        }
    };

    static final String DOMAIN = "com.microsoft.nchwc";
    private static final int SUM = 3;
    private static final int BLOCK_MAX = 16;

    private final String operator;
    private final Operator rule;

    BlockedLayout(String operator, Operator rule) {
        this.operator = operator;
        this.rule = rule;
    }

    Recast standard(TypedNode node) {
        return Recast.of(node, 12, 0, 1, 2);
    }

    /** Weights tell the block size that {@link Reordering} does not know. */
    private static TensorType inWholeBlocks(TypedNode node) {
        TensorType input = node.input(0);
        long channels =
                Math.multiplyExact(
                        node.input(1).shape().dim(1), node.attributes().integer("group", 1));
        long missing = channels - input.shape().dim(1);
        return missing > 0 && missing < BLOCK_MAX
                ? input.with(input.shape().with(1, channels))
                : input;
    }

    @Override
    public OperatorId id() {
        return new OperatorId(DOMAIN, operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(standard(node).output(rule));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType output = node.output(0);
        return standard(node)
                .cost(rule)
                .plus(Cost.additions(node.hasInput(SUM) ? output.elements() : 0))
                .plus(FusedActivation.cost(node, output));
    }
}
