package flopper.analysis.op.text;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Whether strings match a pattern.
 *
 * <p>Shapes: X [d1…dn] → the same, BOOL.
 * <p>Cost: none.
 * <p>Convention: work on characters is no arithmetic.
 * <p>Fails: never.
 * <p>Source: ONNX operator RegexFullMatch, opset 20.
 */
public final class RegexFullMatch implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("RegexFullMatch");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(ElementType.BOOL));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
