package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers from a start to a limit, at equal distances.
 *
 * <p>Shapes: start, limit, delta []? → [max(0, ⌈(limit − start) / delta⌉)].
 * <p>Cost: one addition per element after the first.
 * <p>Convention: a generated sequence counts like any other arithmetic; without delta, as ONNX
 * Runtime allows, it is 1.
 * <p>Fails: {@link ShapeException} when delta is 0.
 * <p>Source: ONNX operator Range, opset 11–27.
 */
public final class Range implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Range");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        ConstantTensor start = node.requireConstant(0, "start");
        return List.of(
                start.type()
                        .with(
                                Shape.of(
                                        size(
                                                start,
                                                node.requireConstant(1, "limit"),
                                                delta(node)))));
    }

    private static ConstantTensor delta(TypedNode node) {
        return node.hasInput(2) ? node.requireConstant(2, "delta") : ConstantTensor.vector(1);
    }

    private static long size(ConstantTensor start, ConstantTensor limit, ConstantTensor delta) {
        if (start.size() != 1 || limit.size() != 1 || delta.size() != 1) {
            throw new ShapeException("start, limit and delta are not one number each");
        }
        if (delta.doubleAt(0) == 0) {
            throw new ShapeException("delta is 0");
        }
        if (start.isFloatingPoint()) {
            double steps = Math.ceil((limit.doubleAt(0) - start.doubleAt(0)) / delta.doubleAt(0));
            return (long) Math.max(0, steps);
        }
        long distance = Math.subtractExact(limit.longAt(0), start.longAt(0));
        return Math.max(0, Math.ceilDiv(distance, delta.longAt(0)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.additions(Math.max(0, node.output(0).elements() - 1));
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        TensorType type = node.output(0);
        ConstantTensor start = node.requireConstant(0, "start");
        ConstantTensor delta = delta(node);
        int size = (int) type.elements();
        if (start.isFloatingPoint()) {
            double[] values = new double[size];
            Arrays.setAll(values, i -> start.doubleAt(0) + i * delta.doubleAt(0));
            return List.of(ConstantTensor.ofDoubles(type.elementType(), type.shape(), values));
        }
        long[] values = new long[size];
        Arrays.setAll(values, i -> start.longAt(0) + i * delta.longAt(0));
        return List.of(ConstantTensor.ofLongs(type.elementType(), type.shape(), values));
    }
}
