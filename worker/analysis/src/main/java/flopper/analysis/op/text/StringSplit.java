package flopper.analysis.op.text;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Splits strings at a delimiter.
 *
 * <p>Shapes: X [d1…dn] → substrings [d1…dn, most], whose last size depends on the text, and their number
 * [d1…dn], INT64.
 * <p>Cost: none.
 * <p>Convention: work on characters is no arithmetic.
 * <p>Fails: never; the first output stays unknown.
 * <p>Source: ONNX operator StringSplit, opset 20.
 */
public final class StringSplit implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("StringSplit");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(
                new UnknownType(
                        Optional.of(ElementType.STRING),
                        "the number of substrings depends on data"),
                node.input(0).with(ElementType.INT64));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
