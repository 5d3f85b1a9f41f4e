package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.Selection;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Picks slices of a tensor by coordinates.
 *
 * <p>Shapes: data [b…, d1…dn], indices [b…, i1…iq, k] → [b…, i1…iq, d(k+1)…dn], with batch_dims leading axes b.
 * <p>Cost: none.
 * <p>Convention: reads the indices and the slices picked.
 * <p>Fails: {@link ShapeException} when k exceeds the axes of data, or the batch axes differ.
 * <p>Source: ONNX operator GatherND, opset 11–13.
 */
public final class GatherND implements Operator, ConstantFolding, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("GatherND");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape shape = data.shape();
        Shape indices = node.input(1).shape();
        int batch = batchAxes(node);
        if (indices.rank() <= batch || shape.rank() < batch + indices.dim(-1)) {
            throw new ShapeException(
                    "indices " + indices + " address more axes than data " + shape + " has");
        }
        for (int axis = 0; axis < batch; axis++) {
            if (indices.dim(axis) != shape.dim(axis)) {
                throw new ShapeException(
                        "batch axis " + axis + " differs between " + shape + " and " + indices);
            }
        }
        return List.of(
                data.with(
                        Shape.of(
                                LongStream.concat(
                                                Arrays.stream(indices.toArray())
                                                        .limit(indices.rank() - 1L),
                                                Arrays.stream(shape.toArray())
                                                        .skip(batch + indices.dim(-1)))
                                        .toArray())));
    }

    private static int batchAxes(TypedNode node) {
        int axes = Math.toIntExact(node.attributes().integer("batch_dims", 0));
        if (axes < 0) {
            throw new ShapeException("batch_dims is " + axes);
        }
        return axes;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty() || node.constant(1).isEmpty()) {
            return List.of();
        }
        ConstantTensor data = node.constant(0).get();
        ConstantTensor indices = node.constant(1).get();
        Shape shape = data.shape();
        int batch = batchAxes(node);
        int depth = (int) indices.shape().dim(-1);
        int batches = (int) shape.elements(0, batch);
        int tuples = (int) indices.shape().elements(batch, indices.shape().rank() - 1);
        int slice = (int) shape.elements(batch + depth, shape.rank());
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        for (int i = 0; i < batches * tuples; i++) {
            long position = i / tuples;
            for (int axis = 0; axis < depth; axis++) {
                long dim = shape.dim(batch + axis);
                position =
                        position * dim + Indices.fromFront(indices.longAt(i * depth + axis), dim);
            }
            values.copy(i * slice, data, (int) position * slice, slice);
        }
        return List.of(values.build());
    }
}
