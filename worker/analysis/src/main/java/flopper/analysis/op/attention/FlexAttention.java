package flopper.analysis.op.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Scaled dot-product attention whose scores and probabilities graphs of its own may change.
 *
 * <p>Shapes: Q [B, Hq, L, d], K [B, Hk, S, d], V [B, Hk, S, e] → Y [B, Hq, L, e].
 *
 * <p>Cost: B·Hq·L·S·(d + e) multiply-adds; for each of the B·Hq·L·S scores one multiplication (scale) and the
 * operations of softmax over rows of S.
 *
 * <p>Convention: what score_mod and prob_mod do is not counted, so with either the cost is unresolved.
 *
 * <p>Fails: {@link ShapeException} when Q, K and V are not of rank 4 or disagree;
 * {@link UnresolvedException}, for its cost alone, when there is a score_mod or prob_mod.
 *
 * <p>Source: ONNX operator ai.onnx.preview::FlexAttention, version 1.
 */
public final class FlexAttention implements Operator {
    @Override
    public OperatorId id() {
        return new OperatorId("ai.onnx.preview", "FlexAttention");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Shape key = node.input(1).shape();
        Shape value = node.input(2).shape();
        if (query.shape().rank() != 4
                || key.rank() != 4
                || !key.equals(query.shape().with(1, key.dim(1)).with(2, key.dim(2)))
                || !(value.rank() == 4 && value.equals(key.with(3, value.dim(3))))
                || key.dim(1) < 1
                || query.shape().dim(1) % key.dim(1) != 0) {
            throw new ShapeException(
                    "queries, keys and values disagree: "
                            + query.shape()
                            + ", "
                            + key
                            + ", "
                            + value);
        }
        return List.of(query.with(query.shape().with(3, value.dim(3))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        if (node.attributes().has("score_mod") || node.attributes().has("prob_mod")) {
            throw new UnresolvedException("what score_mod and prob_mod cost is not counted");
        }
        Shape query = node.input(0).shape();
        Shape value = node.input(2).shape();
        long rows = query.elements(0, 3);
        long scores = Math.multiplyExact(rows, value.dim(2));
        return Cost.multiplyAdds(query.dim(3) + value.dim(3))
                .plus(Cost.multiplications(1))
                .times(scores)
                .plus(SoftmaxFamily.SOFTMAX.of(scores, rows));
    }
}
