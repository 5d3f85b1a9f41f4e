package flopper.analysis.op.loss;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Cross entropy of the softmax of class scores.
 *
 * <p>Shapes: scores [N, C, d1…dn], labels [N, d1…dn], weights [C]? → loss [], or labels' shape with
 * {@code reduction} none; log_prob of scores' type.
 *
 * <p>Cost: that of LogSoftmax over the scores, a row being C of them, and of NegativeLogLikelihoodLoss.
 *
 * <p>Convention: ignored labels count as computed.
 *
 * <p>Fails: {@link ShapeException} when labels do not fit the scores, or reduction is unknown.
 *
 * <p>Source: ONNX operator SoftmaxCrossEntropyLoss, opset 12–13.
 */
public final class SoftmaxCrossEntropyLoss implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SoftmaxCrossEntropyLoss");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType scores = node.input(0);
        return List.of(scores.with(ClassLoss.of(node).output()), scores);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        ClassLoss loss = ClassLoss.of(node);
        return SoftmaxFamily.LOG_SOFTMAX
                .of(loss.scores().elements(), loss.targets().elements())
                .plus(loss.cost());
    }
}
