package flopper.analysis.op.microsoft.layout;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.conv.Conv;
import flopper.analysis.op.conv.ConvTranspose;
import flopper.analysis.op.microsoft.ChannelsLast;
import flopper.analysis.op.normalization.BatchNormalization;
import flopper.analysis.op.normalization.InstanceNormalization;
import flopper.analysis.op.normalization.Lrn;
import flopper.analysis.op.pooling.AveragePool;
import flopper.analysis.op.pooling.GlobalLpPool;
import flopper.analysis.op.pooling.GlobalPool;
import flopper.analysis.op.pooling.LpPool;
import flopper.analysis.op.pooling.MaxPool;
import flopper.analysis.op.quantization.QLinearConv;
import flopper.analysis.op.reshaping.SpaceAndDepth;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Standard operators on tensors with channels last.
 *
 * <p>Shapes: as the row's standard operator, with [N, d1…dn, C] for every tensor of the input's rank; weights as they are.
 * <p>Cost: as the standard operator.
 * <p>Convention: as the standard operator.
 * <p>Fails: as the standard operator.
 * <p>Source: ONNX Runtime, internal_nhwc_onnx_schemas.cc: the operators named in the rows, domain com.ms.internal.nhwc.
 */
public enum ChannelsLastLayout implements Operator {
    AVERAGE_POOL(new AveragePool()),
    BATCH_NORMALIZATION(new BatchNormalization()),
    CONV(new Conv()),
    CONV_TRANSPOSE(new ConvTranspose()),
    DEPTH_TO_SPACE(SpaceAndDepth.DEPTH_TO_SPACE),
    GLOBAL_AVERAGE_POOL(GlobalPool.AVERAGE),
    GLOBAL_LP_POOL(new GlobalLpPool()),
    GLOBAL_MAX_POOL(GlobalPool.MAX),
    INSTANCE_NORMALIZATION(new InstanceNormalization()),
    LRN(new Lrn()),
    LP_POOL(new LpPool()),
    MAX_POOL(new MaxPool()),
    Q_LINEAR_CONV(new QLinearConv()),
    SPACE_TO_DEPTH(SpaceAndDepth.SPACE_TO_DEPTH);

    private final Operator rule;

    ChannelsLastLayout(Operator rule) {
        this.rule = rule;
    }

    @Override
    public OperatorId id() {
        return new OperatorId("com.ms.internal.nhwc", rule.id().name());
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        int rank = node.input(0).shape().rank();
        return standard(node).infer(rule).stream()
                .map(type ->
                        type instanceof TensorType tensor && tensor.shape().rank() == rank
                                ? ChannelsLast.toLast(tensor)
                                : type)
                .toList();
    }

    private static Recast standard(TypedNode node) {
        return Recast.of(node, node.opset()).retyped(0, ChannelsLast.toFirst(node.input(0)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return standard(node).cost(rule);
    }
}
