package flopper.analysis.op.reshaping;

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

import java.util.List;

/**
 * Joins tensors along one axis.
 *
 * <p>Shapes: inputs that differ in the size of axis alone → the same with these sizes added.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once.
 * <p>Fails: {@link ShapeException} when ranks or other dimensions differ.
 * <p>Source: ONNX operator Concat, opset 1–13; before 4 axis defaults to 1.
 */
public final class Concat implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Concat");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType first = node.input(0);
        int axis = axis(node, first.shape());
        long size = 0;
        for (int index = 0; index < node.inputCount(); index++) {
            Shape shape = node.input(index).shape();
            if (shape.rank() != first.shape().rank()
                    || !shape.with(axis, 0).equals(first.shape().with(axis, 0))) {
                throw new ShapeException(
                        "input "
                                + index
                                + " "
                                + shape
                                + " cannot be joined to "
                                + first.shape()
                                + " along axis "
                                + axis);
            }
            size += shape.dim(axis);
        }
        return List.of(first.with(first.shape().with(axis, size)));
    }

    private static int axis(TypedNode node, Shape shape) {
        if (node.opset() >= 4 && !node.attributes().has("axis")) {
            throw new ShapeException("Concat has no axis");
        }
        return shape.axis(node.attributes().integer("axis", 1));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        TensorType type = node.output(0);
        int axis = axis(node, type.shape());
        ConstantTensor.Builder values = new ConstantTensor.Builder(type);
        long outer = type.shape().elements(0, axis);
        int row = Math.toIntExact(type.shape().elements(axis, type.shape().rank()));
        int start = 0;
        for (int index = 0; index < node.inputCount(); index++) {
            if (node.constant(index).isEmpty()) {
                return List.of();
            }
            ConstantTensor part = node.constant(index).get();
            int length = Math.toIntExact(part.shape().elements(axis, part.shape().rank()));
            for (int block = 0; block < outer; block++) {
                values.copy(block * row + start, part, block * length, length);
            }
            start += length;
        }
        return List.of(values.build());
    }
}
