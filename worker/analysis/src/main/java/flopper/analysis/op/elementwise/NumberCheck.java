package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Whether elements are no number, or infinite.
 *
 * <p>Shapes: X → Y of X's shape, BOOL.
 *
 * <p>Cost: one comparison for each element.
 *
 * <p>Convention: an infinity of either sign is found by one comparison.
 *
 * <p>Fails: never, once X is known.
 *
 * <p>Source: ONNX operators IsInf (opset 10–20) and IsNaN (9–20).
 */
public enum NumberCheck implements Operator {
    IS_INF("IsInf"),
    IS_NAN("IsNaN");

    private final OperatorId id;

    NumberCheck(String name) {
        this.id = OperatorId.onnx(name);
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(ElementType.BOOL));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.output(0).elements());
    }
}
