package flopper.analysis.op.reshaping;

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
 * Repeats a tensor along its axes.
 *
 * <p>Shapes: input [d1…dn], repeats [n] → [d1·r1…dn·rn]; before opset 6 the scalars tiles and axis instead.
 * <p>Cost: none.
 * <p>Convention: the input is read once, every output element is written.
 * <p>Fails: {@link ShapeException} when repeats has not one entry per axis or a negative one.
 * <p>Source: ONNX operator Tile, opset 1–13.
 */
public final class Tile implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Tile");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long[] repeats = repeats(node, input.shape());
        long[] dims = input.shape().toArray();
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = Shape.of(dims[axis], repeats[axis]).elements();
        }
        return List.of(input.with(Shape.of(dims)));
    }

    private static long[] repeats(TypedNode node, Shape shape) {
        long[] repeats = node.requireConstant(1, "repeats").toLongs();
        if (node.opset() < 6) {
            if (repeats.length != 1) {
                throw new ShapeException("tiles " + Arrays.toString(repeats) + " is no number");
            }
            long[] single = new long[shape.rank()];
            Arrays.fill(single, 1);
            single[shape.axis(node.requireScalar(2, "axis"))] = repeats[0];
            return single;
        }
        if (repeats.length != shape.rank()) {
            throw new ShapeException(
                    "repeats " + Arrays.toString(repeats) + " do not fit the rank of " + shape);
        }
        return repeats;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty()) {
            return List.of();
        }
        ConstantTensor input = node.constant(0).get();
        long[] repeats = repeats(node, input.shape());
        long[] dense = input.shape().strides();
        long[] dims = new long[2 * dense.length];
        long[] strides = new long[2 * dense.length];
        for (int axis = 0; axis < dense.length; axis++) {
            dims[2 * axis] = repeats[axis];
            dims[2 * axis + 1] = input.shape().dim(axis);
            strides[2 * axis + 1] = dense[axis];
        }
        return List.of(input.strided(Shape.of(dims), 0, strides).reshaped(node.output(0).shape()));
    }
}
