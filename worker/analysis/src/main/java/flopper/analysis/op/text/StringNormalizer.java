package flopper.analysis.op.text;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Changes case and removes stop words.
 *
 * <p>Shapes: X [C] or [1, C] → X; with stop words fewer elements, how many depends on the text.
 * <p>Cost: none.
 * <p>Convention: work on characters is no arithmetic.
 * <p>Fails: {@link ShapeException} when X has another shape; unresolved with stop words.
 * <p>Source: ONNX operator StringNormalizer, opset 10.
 */
public final class StringNormalizer implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("StringNormalizer");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        if (shape.rank() != 1 && !(shape.rank() == 2 && shape.dim(0) == 1)) {
            throw new ShapeException("the input " + shape + " is neither [C] nor [1, C]");
        }
        if (node.attributes().texts("stopwords").filter(words -> !words.isEmpty()).isPresent()) {
            throw new UnresolvedException("the number of words left depends on data");
        }
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
