package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Logic on the bits of two integer tensors.
 *
 * <p>Shapes: A, B that broadcast → C of A's element type.
 *
 * <p>Cost: one comparison (a logical operation) for each element of C.
 *
 * <p>Convention: one operation for an element, not for a bit.
 *
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 *
 * <p>Source: ONNX operators BitShift (opset 11–28), BitwiseAnd, BitwiseOr, BitwiseXor (18).
 */
public enum Bitwise implements Operator {
    AND("BitwiseAnd"),
    OR("BitwiseOr"),
    SHIFT("BitShift"),
    XOR("BitwiseXor");

    private final OperatorId id;

    Bitwise(String name) {
        this.id = OperatorId.onnx(name);
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(Operands.of(node).common()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.output(0).elements());
    }
}
