package flopper.analysis.op.text;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Counts n-grams and weights the counts.
 *
 * <p>Shapes: X [C] or [N, C] → [F] or [N, F] with F one above the largest of ngram_indexes, FLOAT.
 * <p>Cost: one multiplication per output element in the modes IDF and TFIDF, none in TF.
 * <p>Convention: looking n-grams up and counting them is no arithmetic.
 * <p>Fails: {@link ShapeException} when X has another rank or ngram_indexes is missing.
 * <p>Source: ONNX operator TfIdfVectorizer, opset 9.
 */
public final class TfIdfVectorizer implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("TfIdfVectorizer");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        long features =
                IntegerList.ofAttribute(node, "ngram_indexes")
                        .flatMap(indexes -> Arrays.stream(indexes).boxed().max(Long::compare))
                        .map(largest -> largest + 1)
                        .orElseThrow(() -> new ShapeException("ngram_indexes is missing"));
        return switch (input.rank()) {
            case 1 -> List.of(TensorType.of(ElementType.FLOAT, features));
            case 2 -> List.of(TensorType.of(ElementType.FLOAT, input.dim(0), features));
            default ->
                    throw new ShapeException("the input " + input + " is neither [C] nor [N, C]");
        };
    }

    @Override
    public Cost cost(ResolvedNode node) {
        boolean weighted = !node.attributes().text("mode", "TF").equals("TF");
        return weighted ? Cost.multiplications(node.output(0).elements()) : Cost.NONE;
    }
}
