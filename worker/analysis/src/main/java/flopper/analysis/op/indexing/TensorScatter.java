package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * A key or value cache with new entries written at one axis.
 *
 * <p>Shapes: past_cache [b, d1…max…dn], update with a size of at most max along axis, write_indices [b]? → past_cache.
 * <p>Cost: none.
 * <p>Convention: the update alone is read and written: caches are updated in place.
 * <p>Fails: {@link ShapeException} when update differs from past_cache outside axis, or is longer along it.
 * <p>Source: ONNX operator TensorScatter, opset 24.
 */
public final class TensorScatter implements Operator, MemoryTraffic {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("TensorScatter");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType cache = node.input(0);
        Shape update = node.input(1).shape();
        int axis = cache.shape().axis(node.attributes().integer("axis", -2));
        if (update.rank() != cache.shape().rank()
                || !update.with(axis, 0).equals(cache.shape().with(axis, 0))
                || update.dim(axis) > cache.shape().dim(axis)) {
            throw new ShapeException(
                    "update "
                            + update
                            + " does not fit the cache "
                            + cache.shape()
                            + " along axis "
                            + axis);
        }
        return List.of(cache);
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        return input == 0 ? 0 : node.input(input).bytes();
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return node.input(1).bytes();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
