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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a tensor into parts along one axis.
 *
 * <p>Shapes: input [d1…dn], split [parts]? → one output per part; without split the parts are equal,
 * the last one smaller since opset 18.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when the parts do not add up to the axis.
 * <p>Source: ONNX operator Split, opset 1–18; split is an attribute before 13.
 */
public final class Split implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Split");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        int axis = axis(node, input.shape());
        return Arrays.stream(sizes(node, input.shape().dim(axis)))
                .<ValueType>mapToObj(size -> input.with(input.shape().with(axis, size)))
                .toList();
    }

    private static int axis(TypedNode node, Shape shape) {
        return shape.axis(node.attributes().integer("axis", 0));
    }

    private static long[] sizes(TypedNode node, long whole) {
        Optional<long[]> given = IntegerList.of(node, "split", 1);
        if (given.isPresent()) {
            if (Arrays.stream(given.get()).sum() != whole) {
                throw new ShapeException(
                        "parts " + Arrays.toString(given.get()) + " do not add up to " + whole);
            }
            return given.get();
        }
        long parts = node.attributes().integer("num_outputs", node.outputCount());
        if (parts < 1 || parts > node.outputCount() || (node.opset() < 18 && whole % parts != 0)) {
            throw new ShapeException(whole + " cannot be split into " + parts + " equal parts");
        }
        long[] sizes = new long[(int) parts];
        Arrays.fill(sizes, Math.ceilDiv(whole, parts));
        sizes[sizes.length - 1] = whole - (parts - 1) * sizes[0];
        return sizes;
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
        int axis = axis(node, input.shape());
        long[] strides = input.shape().strides();
        List<ConstantTensor> parts = new ArrayList<>();
        long start = 0;
        for (int index = 0; index < node.outputTypes().size(); index++) {
            Shape part = node.output(index).shape();
            parts.add(input.strided(part, start * strides[axis], strides));
            start += part.dim(axis);
        }
        return parts;
    }
}
