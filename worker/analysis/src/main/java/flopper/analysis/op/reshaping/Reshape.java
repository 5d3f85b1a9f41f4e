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

import java.util.Arrays;
import java.util.List;

/**
 * The same elements under another shape.
 *
 * <p>Shapes: data [d1…dn], shape [m] → reshaped; 0 copies the dimension at its place (unless
 * allowzero), one -1 takes what is left.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: {@link ShapeException} when the element counts differ or more than one size is -1.
 * <p>Source: ONNX operator Reshape, opset 1–25; shape is an attribute before 5.
 */
public final class Reshape implements Operator, ConstantFolding, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Reshape");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        long[] requested =
                IntegerList.of(node, "shape", 1)
                        .orElseThrow(() -> new ShapeException("Reshape has no shape"));
        boolean allowZero = node.attributes().integer("allowzero", 0) != 0;
        return List.of(data.with(resolve(data.shape(), requested, allowZero)));
    }

    private static Shape resolve(Shape data, long[] requested, boolean allowZero) {
        long[] dims = requested.clone();
        int free = -1;
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] == -1 && free < 0) {
                free = axis;
                dims[axis] = 1;
            } else if (dims[axis] == 0 && !allowZero) {
                if (axis >= data.rank()) {
                    throw new ShapeException(
                            "size 0 at axis " + axis + " copies from no axis of " + data);
                }
                dims[axis] = data.dim(axis);
            } else if (dims[axis] < 0) {
                throw mismatch(data, requested);
            }
        }
        Shape shape = Shape.of(dims);
        if (free >= 0) {
            if (shape.elements() == 0) {
                throw mismatch(data, requested);
            }
            shape = shape.with(free, data.elements() / shape.elements());
        }
        if (shape.elements() != data.elements()) {
            throw mismatch(data, requested);
        }
        return shape;
    }

    private static ShapeException mismatch(Shape data, long[] requested) {
        return new ShapeException(data + " cannot be reshaped to " + Arrays.toString(requested));
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
