package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.IntegerList;
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
import java.util.stream.IntStream;

/**
 * Cuts a box out of a tensor, with steps that may walk backwards.
 *
 * <p>Shapes: data [d1…dn], starts, ends, axes?, steps? [m] → the dimension of each axis becomes
 * ⌈(end − start) / step⌉ after both are clamped into it; other axes stay.
 * <p>Cost: none.
 * <p>Convention: only the elements of the box are read.
 * <p>Fails: {@link ShapeException} when the lists differ in length, an axis is none of data's or named twice, or
 * a step is 0.
 * <p>Source: ONNX operator Slice, opset 1–13; starts, ends and axes are attributes before 10.
 */
public final class Slice implements Operator, ConstantFolding, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Slice");
    }

    /** Along one axis: the first position, the distance between positions, and how many there are. */
    private record Cut(long start, long step, long size) {
        static Cut of(long dim, long start, long end, long step) {
            if (step == 0) {
                throw new ShapeException("a step is 0");
            }
            if (step > 0) {
                long from = clamp(start, dim, 0, dim);
                long to = clamp(end, dim, 0, dim);
                return new Cut(from, step, Math.max(0, Math.ceilDiv(to - from, step)));
            }
            if (dim == 0) {
                return new Cut(0, step, 0);
            }
            long from = clamp(start, dim, 0, dim - 1);
            long to = clamp(end, dim, -1, dim - 1);
            return new Cut(from, step, Math.max(0, Math.ceilDiv(to - from, step)));
        }

        private static long clamp(long index, long dim, long least, long most) {
            return Math.max(least, Math.min(index < 0 ? index + dim : index, most));
        }
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        long[] dims = Arrays.stream(cuts(node, data.shape())).mapToLong(Cut::size).toArray();
        return List.of(data.with(Shape.of(dims)));
    }

    private static Cut[] cuts(TypedNode node, Shape shape) {
        long[] starts = required(node, "starts", 1);
        long[] ends = required(node, "ends", 2);
        int[] axes =
                IntegerList.of(node, "axes", 3)
                        .map(given -> IntegerList.axes(shape, given))
                        .orElseGet(() -> IntStream.range(0, starts.length).toArray());
        long[] steps = IntegerList.of(node, "steps", 4).orElseGet(() -> ones(starts.length));
        if (ends.length != starts.length
                || axes.length != starts.length
                || steps.length != starts.length) {
            throw new ShapeException(
                    "starts, ends, axes and steps differ in length: "
                            + starts.length
                            + ", "
                            + ends.length
                            + ", "
                            + axes.length
                            + ", "
                            + steps.length);
        }
        if (Arrays.stream(axes).distinct().count() != axes.length) {
            throw new ShapeException("axes " + Arrays.toString(axes) + " name one twice");
        }
        Cut[] cuts = new Cut[shape.rank()];
        Arrays.setAll(cuts, axis -> new Cut(0, 1, shape.dim(axis)));
        for (int i = 0; i < axes.length; i++) {
            cuts[shape.axis(axes[i])] = Cut.of(shape.dim(axes[i]), starts[i], ends[i], steps[i]);
        }
        return cuts;
    }

    private static long[] required(TypedNode node, String name, int input) {
        return IntegerList.of(node, name, input)
                .orElseThrow(() -> new ShapeException("Slice has no " + name));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
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
        Cut[] cuts = cuts(node, data.shape());
        long offset = 0;
        for (int axis = 0; axis < cuts.length; axis++) {
            offset += cuts[axis].start() * strides[axis];
            strides[axis] *= cuts[axis].step();
        }
        return List.of(data.strided(node.output(0).shape(), offset, strides));
    }
}
