package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.View;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Removes dimensions of size 1.
 *
 * <p>Shapes: data [d1…dn], axes [m]? → data without these axes; without axes, without any 1.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: {@link ShapeException} when a named dimension is not 1 or no axis of data.
 * <p>Source: ONNX operator Squeeze, opset 1–25; axes is an attribute before 13.
 */
public final class Squeeze implements Operator, ConstantFolding, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Squeeze");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape shape = data.shape();
        boolean[] removed = removed(shape, IntegerList.of(node, "axes", 1));
        return List.of(
                data.with(
                        Shape.of(
                                IntStream.range(0, shape.rank())
                                        .filter(axis -> !removed[axis])
                                        .mapToLong(shape::dim)
                                        .toArray())));
    }

    private static boolean[] removed(Shape shape, Optional<long[]> axes) {
        boolean[] removed = new boolean[shape.rank()];
        if (axes.isEmpty()) {
            for (int axis = 0; axis < removed.length; axis++) {
                removed[axis] = shape.dim(axis) == 1;
            }
            return removed;
        }
        for (int axis : IntegerList.axes(shape, axes.get())) {
            if (shape.dim(axis) != 1) {
                throw new ShapeException(
                        "axis " + axis + " of " + shape + " is not 1, so it cannot be squeezed");
            }
            removed[axis] = true;
        }
        return removed;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return Relabelling.fold(node);
    }
}
