package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.IntegerList;
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
import java.util.stream.IntStream;

/**
 * Exchanges the axes.
 *
 * <p>Shapes: data [d1…dn] → [d(perm 1)…d(perm n)]; without perm the order is reversed.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when perm is no permutation of the axes.
 * <p>Source: ONNX operator Transpose, opset 1–25.
 */
public final class Transpose implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Transpose");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        int[] permutation = permutation(node, data.shape());
        return List.of(
                data.with(
                        Shape.of(
                                Arrays.stream(permutation)
                                        .mapToLong(data.shape()::dim)
                                        .toArray())));
    }

    private static int[] permutation(TypedNode node, Shape shape) {
        int rank = shape.rank();
        int[] permutation =
                IntegerList.ofAttribute(node, "perm")
                        .map(perm -> IntegerList.axes(shape, perm))
                        .orElseGet(() ->
                                IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        if (permutation.length != rank || Arrays.stream(permutation).distinct().count() != rank) {
            throw new ShapeException(
                    "perm "
                            + Arrays.toString(permutation)
                            + " is no permutation of the axes of "
                            + shape);
        }
        return permutation;
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
        ConstantTensor data = node.constant(0).get();
        long[] strides = data.shape().strides();
        long[] permuted =
                Arrays.stream(permutation(node, data.shape()))
                        .mapToLong(axis -> strides[axis])
                        .toArray();
        return List.of(data.strided(node.output(0).shape(), 0, permuted));
    }
}
