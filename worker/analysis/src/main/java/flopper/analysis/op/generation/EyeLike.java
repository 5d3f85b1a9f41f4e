package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.ShapeOnly;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * A matrix with ones on one diagonal.
 *
 * <p>Shapes: input [n, m] → [n, m], of dtype or else the input's type.
 * <p>Cost: none.
 * <p>Convention: reads nothing of its input.
 * <p>Fails: {@link ShapeException} when the input is no matrix.
 * <p>Source: ONNX operator EyeLike, opset 9–22.
 */
public final class EyeLike implements Operator, ConstantFolding, ShapeOnly {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("EyeLike");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        if (input.shape().rank() != 2) {
            throw new ShapeException("the input " + input.shape() + " is no matrix");
        }
        return List.of(input.with(TypeAttribute.of(node, "dtype").orElse(input.elementType())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Shape shape = node.output(0).shape();
        long diagonal = node.attributes().integer("k", 0);
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        for (long row = 0; row < shape.dim(0); row++) {
            long column = row + diagonal;
            if (column >= 0 && column < shape.dim(1)) {
                values.set((int) shape.position(row, column), 1);
            }
        }
        return List.of(values.build());
    }
}
