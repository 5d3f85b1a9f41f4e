package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct elements of a tensor, or its distinct slices along an axis.
 *
 * <p>Shapes: X [d1…dn] → Y: X with axis as long as there are distinct slices, or a vector without axis; indices,
 * inverse_indices and counts: INT64 vectors.
 * <p>Cost: n·⌈log₂ n⌉ comparisons for n elements, as sorting them takes; that much per slice element with an axis.
 * <p>Convention: a sort is the reference; hashing would need less.
 * <p>Fails: unresolved unless the values are known.
 * <p>Source: ONNX operator Unique, opset 11–28.
 */
public final class Unique implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Unique");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = node.attributes().has("axis") ? input.shape() : Shape.of(input.elements());
        int axis = shape.axis(node.attributes().integer("axis", 0));
        ConstantTensor values = node.requireConstant(0, "the number of distinct elements");
        long distinct = distinct(values.reshaped(shape), axis);
        TensorType list = TensorType.of(ElementType.INT64, distinct);
        return List.of(
                input.with(shape.with(axis, distinct)),
                list,
                TensorType.of(ElementType.INT64, shape.dim(axis)),
                list);
    }

    private static int distinct(ConstantTensor values, int axis) {
        Shape shape = values.shape();
        Shape slice = shape.with(axis, 1);
        long[] strides = shape.strides();
        Set<ConstantTensor> found = new HashSet<>();
        for (long i = 0; i < shape.dim(axis); i++) {
            found.add(values.strided(slice, i * strides[axis], strides));
        }
        return found.size();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.input(0).elements();
        long sorted = node.output(2).elements();
        return Cost.comparisons(
                elements * (Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, sorted - 1))));
    }
}
