package flopper.analysis.op.reduction;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Running sum or product along an axis.
 *
 * <p>Shapes: X, axis [] → Y of X's type.
 *
 * <p>Cost: one of the row's operations for each element.
 *
 * <p>Convention: the first element of a row counts as combined too.
 *
 * <p>Fails: never, once X is known; the axis does not matter.
 *
 * <p>Source: ONNX operators CumProd (opset 26) and CumSum (11–14).
 */
public enum Cumulative implements Operator {
    /** A multiplication. */
    PRODUCT("CumProd", Cost.multiplications(1)),
    /** An addition. */
    SUM("CumSum", Cost.additions(1));

    private final OperatorId id;
    private final Cost perElement;

    Cumulative(String name, Cost perElement) {
        this.id = OperatorId.onnx(name);
        this.perElement = perElement;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement.times(node.output(0).elements());
    }
}
