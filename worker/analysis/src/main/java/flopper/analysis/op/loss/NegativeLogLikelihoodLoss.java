package flopper.analysis.op.loss;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Negative log-likelihood of the true classes.
 *
 * <p>Shapes: scores [N, C, d1…dn], target [N, d1…dn], weight [C]? → loss [], or target's shape with
 * {@code reduction} none.
 *
 * <p>Cost: with t targets, t additions (negation) and, with weight, t multiplications; a sum or a mean adds
 * t − 1 additions, a mean a division and, with weight, t − 1 additions more.
 *
 * <p>Convention: ignored targets count as computed.
 *
 * <p>Fails: {@link ShapeException} when target does not fit the scores, or reduction is unknown.
 *
 * <p>Source: ONNX operator NegativeLogLikelihoodLoss, opset 12–22.
 */
public final class NegativeLogLikelihoodLoss implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("NegativeLogLikelihoodLoss");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(ClassLoss.of(node).output()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return ClassLoss.of(node).cost();
    }
}
