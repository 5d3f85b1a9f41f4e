package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * All windows of one axis, in an axis of their own.
 *
 * <p>Shapes: input [d1…dn] → the axis dim becomes ⌊(d − size) / step⌋ + 1, and size is appended.
 * <p>Cost: none.
 * <p>Convention: every output element is written.
 * <p>Fails: {@link ShapeException} when size exceeds the axis or step is below 1.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: UnfoldTensor, version 1.
 */
public final class UnfoldTensor implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("UnfoldTensor");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        int axis = input.shape().axis(node.attributes().integer("dim", -1));
        long size = node.attributes().integer("size", 0);
        long step = node.attributes().integer("step", 1);
        long[] dims = Arrays.copyOf(input.shape().toArray(), input.shape().rank() + 1);
        if (size < 1 || step < 1 || size > dims[axis]) {
            throw new ShapeException(
                    "no windows of "
                            + size
                            + " by "
                            + step
                            + " along axis "
                            + axis
                            + " of "
                            + input.shape());
        }
        dims[axis] = (dims[axis] - size) / step + 1;
        dims[dims.length - 1] = size;
        return List.of(input.with(Shape.of(dims)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
