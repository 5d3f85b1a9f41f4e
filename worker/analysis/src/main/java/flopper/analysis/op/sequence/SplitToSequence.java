package flopper.analysis.op.sequence;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.SequenceType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a tensor along one axis into a sequence.
 *
 * <p>Shapes: input [d1…dn], split [] or [parts]? → parts of split elements along axis, the last one smaller; or
 * parts of the sizes listed; without split parts of one element, their axis removed unless keepdims.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when split does not fit the axis or makes more than 65536 parts.
 * <p>Source: ONNX operator SplitToSequence, opset 11–24.
 */
public final class SplitToSequence implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("SplitToSequence");
    }

    private static final long PARTS_MAX = 1L << 16;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        int axis = shape.axis(node.attributes().integer("axis", 0));
        if (!node.hasInput(1) && node.attributes().integer("keepdims", 1) == 0) {
            requireFew(shape.dim(axis));
            Shape part = without(shape, axis);
            return List.of(
                    new SequenceType(Collections.nCopies((int) shape.dim(axis), input.with(part))));
        }
        return List.of(
                new SequenceType(
                        Arrays.stream(sizes(node, shape.dim(axis)))
                                .<ValueType>mapToObj(size -> input.with(shape.with(axis, size)))
                                .toList()));
    }

    private static Shape without(Shape shape, int axis) {
        return Shape.of(
                IntStream.range(0, shape.rank())
                        .filter(other -> other != axis)
                        .mapToLong(shape::dim)
                        .toArray());
    }

    private static long[] sizes(TypedNode node, long whole) {
        if (node.hasInput(1)) {
            ConstantTensor split = node.requireConstant(1, "split");
            return split.shape().rank() == 0
                    ? chunks(whole, split.longAt(0))
                    : listed(whole, split.toLongs());
        }
        return chunks(whole, 1);
    }

    private static long[] chunks(long whole, long size) {
        if (size < 1) {
            throw new ShapeException("split is " + size);
        }
        requireFew(Math.ceilDiv(whole, size));
        long[] sizes = new long[(int) Math.ceilDiv(whole, size)];
        Arrays.setAll(sizes, part -> Math.min(size, whole - part * size));
        return sizes;
    }

    private static long[] listed(long whole, long[] sizes) {
        if (Arrays.stream(sizes).sum() != whole) {
            throw new ShapeException(
                    "parts " + Arrays.toString(sizes) + " do not add up to " + whole);
        }
        return sizes;
    }

    private static void requireFew(long parts) {
        if (parts > PARTS_MAX) {
            throw new ShapeException(parts + " parts are more than " + PARTS_MAX);
        }
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
