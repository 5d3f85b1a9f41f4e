package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.op.elementwise.BinaryArithmetic;
import flopper.analysis.op.elementwise.Where;
import flopper.analysis.op.microsoft.ChannelsLast;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.op.pooling.AveragePool;
import flopper.analysis.op.pooling.GlobalPool;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.op.reduction.CompositeReduction;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Standard operators on quantized tensors: dequantize, compute, requantize.
 *
 * <p>Shapes: the row's operands as the standard operator's inputs → its output, of the operands' type; channels last
 * where the attribute channels_last says so.
 * <p>Cost: an addition and a multiplication per operand element; as the standard operator; a multiplication, an
 * addition and two comparisons per output.
 * <p>Convention: kernels that look results up in a table count as computing them.
 * <p>Fails: as the standard operator.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: the operators named QLinear…, version 1.
 */
public enum QLinearOperator implements Operator {
    ADD("QLinearAdd", BinaryArithmetic.ADD, 0, 3),
    AVERAGE_POOL("QLinearAveragePool", new AveragePool(), 0),
    GLOBAL_AVERAGE_POOL("QLinearGlobalAveragePool", GlobalPool.AVERAGE, 0),
    LEAKY_RELU("QLinearLeakyRelu", Activation.LEAKY_RELU, 0),
    MUL("QLinearMul", BinaryArithmetic.MUL, 0, 3),
    REDUCE_MEAN("QLinearReduceMean", CompositeReduction.MEAN, 0),
    SIGMOID("QLinearSigmoid", Activation.SIGMOID, 0),
    SOFTMAX("QLinearSoftmax", SoftmaxFamily.SOFTMAX, 0),
    WHERE("QLinearWhere", new Where(), 0, 1, 4);

    /** The form that the operators have unless their own attribute says otherwise. */
    private static final int OPSET = 13;

    private final String operator;
    private final Operator rule;
    private final int[] operands;

    QLinearOperator(String operator, Operator rule, int... operands) {
        this.operator = operator;
        this.rule = rule;
        this.operands = operands;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType output = standard(node).output(rule);
        return List.of(isChannelsLast(node) ? ChannelsLast.toLast(output) : output);
    }

    private Recast standard(TypedNode node) {
        Recast standard = Recast.of(node, node.attributes().integer("opset", OPSET), operands);
        return isChannelsLast(node)
                ? standard.retyped(0, ChannelsLast.toFirst(node.input(0)))
                : standard;
    }

    private static boolean isChannelsLast(TypedNode node) {
        return node.attributes().integer("channels_last", 0) != 0;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long quantized = 0;
        for (int operand : operands) {
            TensorType type = node.input(operand);
            quantized += type.elementType().isInteger() ? type.elements() : 0;
        }
        return standard(node)
                .cost(rule)
                .plus(Requantization.back(quantized))
                .plus(Requantization.of(node.output(0).elements()));
    }
}
