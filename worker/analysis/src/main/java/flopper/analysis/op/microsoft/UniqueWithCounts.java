package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.indexing.Unique;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The distinct elements of a vector in the order they come.
 *
 * <p>Shapes: x [n] → y [distinct], of x's type; idx [n] and counts [distinct], INT64.
 * <p>Cost: as Unique.
 * <p>Convention: as Unique.
 * <p>Fails: unresolved unless the values are known.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: Unique, version 1.
 */
public final class UniqueWithCounts implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("Unique");
    }

    private static final Unique UNIQUE = new Unique();

    @Override
    public List<ValueType> infer(TypedNode node) {
        List<ValueType> types = Recast.of(node, 11, 0).infer(UNIQUE);
        return List.of(types.get(0), types.get(2), types.get(3));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Recast.of(node, 11, 0).cost(UNIQUE);
    }
}
