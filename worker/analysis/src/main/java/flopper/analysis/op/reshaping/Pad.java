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
 * Adds elements around a tensor, or removes some where a pad is negative.
 *
 * <p>Shapes: data [d1…dn], pads [2·axes]: all beginnings, then all ends; axes? → each dimension plus its two pads.
 * <p>Cost: none.
 * <p>Convention: the elements kept are read once, every output element is written; mode changes nothing.
 * <p>Fails: {@link ShapeException} when pads has not two entries per axis, or removes more than there is.
 * <p>Source: ONNX operator Pad, opset 1–25; pads is an attribute before 11, called paddings in 1.
 */
public final class Pad implements Operator, ConstantFolding, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Pad");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        long[] dims = data.shape().toArray();
        long[] pads = pads(node, data.shape());
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] =
                    Math.addExact(dims[axis], Math.addExact(pads[axis], pads[dims.length + axis]));
        }
        return List.of(data.with(Shape.of(dims)));
    }

    /** Two pads for every axis of data, whether the node names it or not. */
    private static long[] pads(TypedNode node, Shape shape) {
        String attribute = node.opset() < 2 ? "paddings" : "pads";
        long[] given =
                IntegerList.of(node, attribute, 1)
                        .orElseThrow(() -> new ShapeException("Pad has no pads"));
        int[] axes =
                node.hasInput(3)
                        ? IntegerList.axes(shape, node.requireConstant(3, "axes").toLongs())
                        : IntStream.range(0, shape.rank()).toArray();
        if (given.length != 2 * axes.length) {
            throw new ShapeException(
                    "pads "
                            + Arrays.toString(given)
                            + " are not two for each of "
                            + axes.length
                            + " axes");
        }
        long[] pads = new long[2 * shape.rank()];
        for (int i = 0; i < axes.length; i++) {
            pads[axes[i]] = given[i];
            pads[shape.rank() + axes[i]] = given[axes.length + i];
        }
        return pads;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty()
                || !node.attributes().text("mode", "constant").equals("constant")
                || (node.hasInput(2) && node.constant(2).filter(v -> v.size() > 0).isEmpty())) {
            return List.of();
        }
        ConstantTensor data = node.constant(0).get();
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        if (node.hasInput(2)) {
            for (int index = 0; index < values.size(); index++) {
                values.set(index, node.constant(2).get(), 0);
            }
        }
        long[] pads = pads(node, data.shape());
        for (int index = 0; index < values.size(); index++) {
            long[] position = node.output(0).shape().coordinates(index);
            boolean inside = true;
            for (int axis = 0; axis < position.length; axis++) {
                position[axis] -= pads[axis];
                inside &= position[axis] >= 0 && position[axis] < data.shape().dim(axis);
            }
            if (inside) {
                values.set(index, data, (int) data.shape().position(position));
            }
        }
        return List.of(values.build());
    }
}
