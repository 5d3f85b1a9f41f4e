package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The coordinates of all elements that are not zero.
 *
 * <p>Shapes: X [d1…dn] → [n, count], INT64; count depends on the values.
 * <p>Cost: one comparison per element.
 * <p>Convention: elements are compared with zero once.
 * <p>Fails: unresolved unless the values are known.
 * <p>Source: ONNX operator NonZero, opset 9–13.
 */
public final class NonZero implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("NonZero");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        int[] found = found(node.requireConstant(0, "the number of non-zero elements"));
        return List.of(
                TensorType.of(ElementType.INT64, node.input(0).shape().rank(), found.length));
    }

    /** Positions of the elements that are not zero. */
    private static int[] found(ConstantTensor values) {
        return IntStream.range(0, values.size()).filter(i -> values.doubleAt(i) != 0).toArray();
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.input(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        ConstantTensor input = node.requireConstant(0, "input");
        int[] found = found(input);
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        for (int i = 0; i < found.length; i++) {
            long[] position = input.shape().coordinates(found[i]);
            for (int axis = 0; axis < position.length; axis++) {
                values.set(axis * found.length + i, position[axis]);
            }
        }
        return List.of(values.build());
    }
}
