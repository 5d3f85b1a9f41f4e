package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.ShapeOnly;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * The dimensions of a tensor as a tensor.
 *
 * <p>Shapes: data [d1…dn] → [end − start], INT64; since opset 15 start and end cut the list, clamped into it.
 * <p>Cost: none.
 * <p>Convention: reads nothing of its input.
 * <p>Fails: never.
 * <p>Source: ONNX operator Shape, opset 1–25.
 */
public final class ShapeOf implements Operator, ConstantFolding, ShapeOnly {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Shape");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(TensorType.of(ElementType.INT64, dims(node).length));
    }

    private static long[] dims(TypedNode node) {
        long[] dims = node.input(0).shape().toArray();
        int start = clamp(node.attributes().integer("start", 0), dims.length);
        int end = clamp(node.attributes().integer("end", dims.length), dims.length);
        return Arrays.copyOfRange(dims, start, Math.max(start, end));
    }

    private static int clamp(long index, int rank) {
        return (int) Math.clamp(index < 0 ? index + rank : index, 0L, (long) rank);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return List.of(ConstantTensor.vector(dims(node)));
    }
}
