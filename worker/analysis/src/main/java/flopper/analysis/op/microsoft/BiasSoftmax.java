package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.SoftmaxFamily;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Softmax of scores plus a bias, such as an additive mask.
 *
 * <p>Shapes: data [d1…dn], bias → output as data; a row runs over all axes from axis on.
 * <p>Cost: one addition per element; then as Softmax before opset 13.
 * <p>Convention: as Softmax.
 * <p>Fails: as Softmax.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: BiasSoftmax, version 1.
 */
public final class BiasSoftmax implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("BiasSoftmax");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        node.input(1);
        return softmax(node).infer(SoftmaxFamily.SOFTMAX);
    }

    private static Recast softmax(TypedNode node) {
        return Recast.of(node, 12, 0);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return softmax(node)
                .cost(SoftmaxFamily.SOFTMAX)
                .plus(Cost.additions(node.output(0).elements()));
    }
}
