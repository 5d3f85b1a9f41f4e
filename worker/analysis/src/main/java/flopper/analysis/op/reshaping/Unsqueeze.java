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
 * Inserts dimensions of size 1.
 *
 * <p>Shapes: data [d1…dn], axes [m] → rank n + m, with 1 at each axis of the result.
 * <p>Cost: none.
 * <p>Convention: a view, which moves no bytes.
 * <p>Fails: {@link ShapeException} when an axis is named twice or is none of the result's.
 * <p>Source: ONNX operator Unsqueeze, opset 1–25; axes is an attribute before 13.
 */
public final class Unsqueeze implements Operator, ConstantFolding, View {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Unsqueeze");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        long[] axes =
                IntegerList.of(node, "axes", 1)
                        .orElseThrow(() -> new ShapeException("Unsqueeze has no axes"));
        return List.of(insert(node.input(0), axes));
    }

    /** The type with dimensions of size 1 inserted at these axes of the result. */
    static TensorType insert(TensorType data, long... axes) {
        Shape shape = data.shape();
        long[] dims = new long[shape.rank() + axes.length];
        Shape result = Shape.of(dims);
        for (int axis : IntegerList.axes(result, axes)) {
            if (dims[axis] == 1) {
                throw new ShapeException(
                        "axes " + Arrays.toString(axes) + " name axis " + axis + " twice");
            }
            dims[axis] = 1;
        }
        int from = 0;
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] == 0) {
                dims[axis] = shape.dim(from++);
            }
        }
        return data.with(Shape.of(dims));
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
