package flopper.analysis.op.cast;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Locale;

/**
 * Converts elements to another type.
 *
 * <p>Shapes: X → Y of X's shape and the type {@code to}, which opset 1 writes as a word.
 *
 * <p>Cost: none.
 *
 * <p>Convention: a conversion is no arithmetic; its bytes are counted.
 *
 * <p>Fails: {@link ShapeException} when {@code to} names no element type.
 *
 * <p>Source: ONNX operator Cast, opset 1–28.
 */
public final class Cast implements Operator, ConstantFolding {
    private static final int CODE_SINCE = 6;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Cast");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        ElementType to =
                node.opset() < CODE_SINCE
                        ? ofWord(node.attributes().text("to", ""))
                        : TypeAttribute.of(node, "to")
                                .orElseThrow(() -> new ShapeException("attribute to is missing"));
        return List.of(node.input(0).with(to));
    }

    private static ElementType ofWord(String word) {
        try {
            return ElementType.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new ShapeException("attribute to is \"" + word + "\", which is no element type");
        }
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return Conversion.of(node);
    }
}
