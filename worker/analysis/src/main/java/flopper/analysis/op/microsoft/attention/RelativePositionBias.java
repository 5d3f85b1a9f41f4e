package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Biases for pairs of positions, looked up by their distance, as T5 adds them to scores.
 *
 * <p>Shapes: bias_table [buckets, N], query_length, key_length [] → [1, N, query_length, key_length].
 * <p>Cost: none.
 * <p>Convention: putting distances into buckets is index arithmetic and counts as nothing.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when the table is no matrix; unresolved unless the lengths
 * are known.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: RelativePositionBias, version 1.
 */
public final class RelativePositionBias implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("RelativePositionBias");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType table = node.input(0);
        return List.of(
                table.with(
                        Shape.of(
                                1,
                                table.shape().dim(1),
                                node.requireScalar(1, "query_length"),
                                node.requireScalar(2, "key_length"))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
