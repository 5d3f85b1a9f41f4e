package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Takes each element from one of two tensors.
 *
 * <p>Shapes: condition, X, Y that broadcast → output of X's element type.
 *
 * <p>Cost: one comparison (a selection) for each element of the output.
 *
 * <p>Convention: the broadcast shape counts.
 *
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 *
 * <p>Source: ONNX operator Where, opset 9–16.
 */
public final class Where implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Where");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType chosen = node.input(1);
        List<Shape> shapes = List.of(node.input(0).shape(), chosen.shape(), node.input(2).shape());
        return List.of(chosen.with(Broadcasting.of(shapes)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<ConstantTensor> condition = node.constant(0);
        Optional<ConstantTensor> whereTrue = node.constant(1);
        Optional<ConstantTensor> whereFalse = node.constant(2);
        if (condition.isEmpty() || whereTrue.isEmpty() || whereFalse.isEmpty()) {
            return List.of();
        }
        TensorType type = node.output(0);
        int[] conditionAt = Broadcasting.sources(condition.get().shape(), type.shape());
        int[] trueAt = Broadcasting.sources(whereTrue.get().shape(), type.shape());
        int[] falseAt = Broadcasting.sources(whereFalse.get().shape(), type.shape());
        ConstantTensor.Builder output = new ConstantTensor.Builder(type);
        for (int i = 0; i < output.size(); i++) {
            if (condition.get().longAt(conditionAt[i]) != 0) {
                output.set(i, whereTrue.get(), trueAt[i]);
            } else {
                output.set(i, whereFalse.get(), falseAt[i]);
            }
        }
        return List.of(output.build());
    }
}
