package flopper.analysis.op.indexing;

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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A copy of a tensor with slices replaced, added to or compared with updates.
 *
 * <p>Shapes: data [d1…dn], indices [i1…iq, k], updates [i1…iq, d(k+1)…dn] → data.
 * <p>Cost: an addition, multiplication or comparison per update where reduction asks for one, else none.
 * <p>Convention: data is read and written whole, as the copy it is.
 * <p>Fails: {@link ShapeException} when k exceeds the rank of data or updates does not fit.
 * <p>Source: ONNX operator ScatterND, opset 11–18.
 */
public final class ScatterND implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ScatterND");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape indices = node.input(1).shape();
        Shape updates = node.input(2).shape();
        Shape expected = expectedUpdates(data.shape(), indices);
        if (!updates.equals(expected)) {
            throw new ShapeException("updates " + updates + " should have shape " + expected);
        }
        return List.of(data);
    }

    private static Shape expectedUpdates(Shape data, Shape indices) {
        if (indices.rank() == 0 || indices.dim(-1) > data.rank()) {
            throw new ShapeException(
                    "indices " + indices + " address more axes than data " + data + " has");
        }
        return Shape.of(
                LongStream.concat(
                                Arrays.stream(indices.toArray()).limit(indices.rank() - 1L),
                                Arrays.stream(data.toArray()).skip(indices.dim(-1)))
                        .toArray());
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return ScatterReduction.of(node.attributes()).cost(node.input(2).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        boolean replaces = ScatterReduction.of(node.attributes()) == ScatterReduction.NONE;
        if (!replaces || !Stream.of(0, 1, 2).allMatch(input -> node.constant(input).isPresent())) {
            return List.of();
        }
        ConstantTensor data = node.requireConstant(0, "data");
        ConstantTensor indices = node.requireConstant(1, "indices");
        ConstantTensor updates = node.requireConstant(2, "updates");
        Shape shape = data.shape();
        int depth = (int) indices.shape().dim(-1);
        int slice = (int) shape.elements(depth, shape.rank());
        ConstantTensor.Builder values = new ConstantTensor.Builder(data.type());
        values.copy(0, data, 0, data.size());
        int slices = (int) indices.shape().elements(0, indices.shape().rank() - 1);
        for (int i = 0; i < slices; i++) {
            long[] at = new long[depth];
            for (int axis = 0; axis < depth; axis++) {
                at[axis] = Indices.fromFront(indices.longAt(i * depth + axis), shape.dim(axis));
            }
            long position = 0;
            for (int axis = 0; axis < depth; axis++) {
                position = position * shape.dim(axis) + at[axis];
            }
            values.copy((int) position * slice, updates, i * slice, slice);
        }
        return List.of(values.build());
    }
}
