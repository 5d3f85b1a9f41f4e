package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.reduction.Reduction;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Sums of quantized tensors along axes, to whole numbers.
 *
 * <p>Shapes: data → as ReduceSum with the attribute axes, INT32.
 * <p>Cost: as ReduceSum.
 * <p>Convention: as ReduceSum.
 * <p>Fails: as ReduceSum.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: ReduceSumInteger, version 1.
 */
public final class ReduceSumInteger implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("ReduceSumInteger");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(sum(node).output(Reduction.SUM).with(ElementType.INT32));
    }

    private static Recast sum(TypedNode node) {
        return Recast.of(node, 11, 0);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return sum(node).cost(Reduction.SUM);
    }
}
