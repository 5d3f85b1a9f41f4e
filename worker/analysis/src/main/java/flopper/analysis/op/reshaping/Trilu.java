package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The upper or lower triangle of matrices; zero elsewhere.
 *
 * <p>Shapes: input […, n, m], k []? → input.
 * <p>Cost: none.
 * <p>Convention: the input counts as read whole.
 * <p>Fails: {@link ShapeException} when the input has fewer than two dimensions.
 * <p>Source: ONNX operator Trilu, opset 14.
 */
public final class Trilu implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Trilu");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        if (input.shape().rank() < 2) {
            throw new ShapeException("the input " + input.shape() + " is no matrix");
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty() || (node.hasInput(1) && node.constant(1).isEmpty())) {
            return List.of();
        }
        ConstantTensor input = node.constant(0).get();
        boolean upper = node.attributes().integer("upper", 1) != 0;
        long diagonal = node.hasInput(1) ? node.requireScalar(1, "k") : 0;
        long rows = input.shape().dim(-2);
        long columns = input.shape().dim(-1);
        ConstantTensor.Builder values = new ConstantTensor.Builder(input.type());
        for (int index = 0; index < input.size(); index++) {
            long offset = index % columns - index / columns % rows - diagonal;
            if (upper ? offset >= 0 : offset <= 0) {
                values.set(index, input, index);
            }
        }
        return List.of(values.build());
    }
}
