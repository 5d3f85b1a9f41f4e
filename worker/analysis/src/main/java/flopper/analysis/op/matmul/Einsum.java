package flopper.analysis.op.matmul;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Products of tensors summed over indices, by Einstein's notation.
 *
 * <p>Shapes: tensors with one index of the equation per axis → Y with the indices of its right side or,
 * without one, those that occur once, in ASCII order after the ellipsis.
 *
 * <p>Cost: for each pair, with P the product of the sizes of its distinct indices, P multiply-adds, or P multiplications
 * where no index is summed; an index that only one of the two has, and nothing later, is summed before: elements
 * before − elements after additions; one operand alone is only summed likewise.
 *
 * <p>Convention: operands are taken from left to right, as ONNX Runtime does and PyTorch does without an optimizer; no
 * cheaper order is looked for; a permutation and a diagonal cost nothing.
 *
 * <p>Fails: {@link ShapeException} when the equation does not fit the ranks, or an index has two sizes.
 *
 * <p>Source: ONNX operator Einsum, opset 12–28.
 */
public final class Einsum implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Einsum");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(equation(node).output()));
    }

    private static EinsumEquation equation(TypedNode node) {
        String equation =
                node.attributes()
                        .text("equation")
                        .orElseThrow(() -> new ShapeException("equation is missing"));
        List<Shape> operands =
                IntStream.range(0, node.inputCount())
                        .mapToObj(index -> node.input(index).shape())
                        .toList();
        return EinsumEquation.of(equation, operands);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return equation(node).contraction().cost();
    }
}
