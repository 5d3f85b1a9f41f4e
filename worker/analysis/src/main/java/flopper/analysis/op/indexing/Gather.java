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
 * Picks slices of a tensor along one axis, as an embedding does.
 *
 * <p>Shapes: data [d1…dn], indices [i1…iq] → d before axis, then i, then d after axis.
 * <p>Cost: none.
 * <p>Convention: reads the indices and the slices picked, not the whole table.
 * <p>Fails: {@link ShapeException} when axis is none of data's, or a known index lies outside it.
 * <p>Source: ONNX operator Gather, opset 1–13.
 */
public final class Gather implements Operator, ConstantFolding, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Gather");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape shape = data.shape();
        Shape indices = node.input(1).shape();
        int axis = axis(node, shape);
        long[] dims = LongStream.of(shape.toArray()).limit(axis).toArray();
        return List.of(
                data.with(
                        Shape.of(
                                LongStream.concat(
                                                LongStream.concat(
                                                        Arrays.stream(dims),
                                                        Arrays.stream(indices.toArray())),
                                                Arrays.stream(shape.toArray()).skip(axis + 1L))
                                        .toArray())));
    }

    private static int axis(TypedNode node, Shape data) {
        return data.axis(node.attributes().integer("axis", 0));
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
        int axis = axis(node, shape);
        int rows = Math.toIntExact(shape.dim(axis));
        int row = Math.toIntExact(shape.elements(axis + 1, shape.rank()));
        int outer = Math.toIntExact(shape.elements(0, axis));
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        int target = 0;
        for (int block = 0; block < outer; block++) {
            for (int i = 0; i < indices.size(); i++) {
                int picked = Indices.fromFront(indices.longAt(i), rows);
                values.copy(target, data, (block * rows + picked) * row, row);
                target += row;
            }
        }
        return List.of(values.build());
    }
}
