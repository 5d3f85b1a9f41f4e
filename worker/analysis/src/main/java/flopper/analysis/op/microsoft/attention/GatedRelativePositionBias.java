package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.op.activation.Activation;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Biases for pairs of positions, scaled by two gates computed from the queries.
 *
 * <p>Shapes: query_layer [B, S, N·h], query_bias, rel_pos [1, N, S, S], weight [h, D], bias [D], eco_a, token_offset? →
 * [B, N, S, S].
 * <p>Cost: one addition per element of query_layer; B·N·S·h·D multiply-adds and B·N·S·D additions (linear); per row of
 * B·N·S, D − 2 additions (sums), two sigmoids, two multiplications and two additions (gates); one multiplication per
 * output.
 * <p>Convention: sigmoids count as in Sigmoid.
 * <p>Fails: {@link ShapeException} when the heads do not divide query_layer, or rel_pos does not fit; unresolved for
 * packed queries, whose sequences are data.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: GatedRelativePositionBias, version 1.
 */
public final class GatedRelativePositionBias implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("GatedRelativePositionBias");
    }

    private static final int REL_POS = 2;
    private static final int WEIGHT = 3;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        Shape shape = query.shape();
        if (shape.rank() != 3) {
            throw new UnresolvedException("the sequences of packed queries depend on data");
        }
        long heads = Heads.count(node, "num_heads");
        Heads.size(shape.dim(2), heads);
        Shape output = Shape.of(shape.dim(0), heads, shape.dim(1), shape.dim(1));
        Broadcasting.requireStretches(node.input(REL_POS).shape(), output);
        return List.of(query.with(output));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape output = node.output(0).shape();
        Shape weight = node.input(WEIGHT).shape();
        long rows = output.elements(0, 3);
        Cost gates = Activation.SIGMOID.perElement().times(2).plus(new Cost(0, 2, 2, 0, 0, 0));
        return Cost.additions(node.input(0).elements())
                .plus(Cost.multiplyAdds(weight.elements()).times(rows))
                .plus(Cost.additions(Math.max(0, 2 * weight.dim(1) - 2)).times(rows))
                .plus(gates.times(rows))
                .plus(Cost.multiplications(output.elements()));
    }
}
