package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.pooling.MaxPool;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Max pooling with channels last.
 *
 * <p>Shapes: x [N, d1…dn, C] → y [N, o1…on, C]; see {@link MaxPool}.
 * <p>Cost: as MaxPool.
 * <p>Convention: as MaxPool.
 * <p>Fails: as MaxPool.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: NhwcMaxPool, version 1.
 */
public final class NhwcMaxPool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("NhwcMaxPool");
    }

    private static final MaxPool POOL = new MaxPool();

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(ChannelsLast.toLast(pool(node).output(POOL)));
    }

    private static Recast pool(TypedNode node) {
        return Recast.of(node, 12, 0).retyped(0, ChannelsLast.toFirst(node.input(0)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return pool(node).cost(POOL);
    }
}
