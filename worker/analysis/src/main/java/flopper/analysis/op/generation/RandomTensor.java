package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.ShapeOnly;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Tensors of random numbers.
 *
 * <p>Shapes: the attribute shape, or for the Like forms the input's; of dtype, else the input's type, else FLOAT.
 * <p>Cost: one multiplication and one addition per element, which bring a drawn number to its range.
 * <p>Convention: drawing the number itself counts as nothing.
 * <p>Fails: {@link ShapeException} when shape is missing or dtype is unknown.
 * <p>Source: ONNX operators RandomNormal, RandomNormalLike, RandomUniform, RandomUniformLike, opset 1–22.
 */
public enum RandomTensor implements Operator, ShapeOnly {
    RANDOM_NORMAL("RandomNormal"),
    RANDOM_NORMAL_LIKE("RandomNormalLike"),
    RANDOM_UNIFORM("RandomUniform"),
    RANDOM_UNIFORM_LIKE("RandomUniformLike");

    private final String operator;

    RandomTensor(String name) {
        operator = name;
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType like =
                IntegerList.ofAttribute(node, "shape")
                        .map(dims -> TensorType.of(ElementType.FLOAT, dims))
                        .orElseGet(() -> node.input(0));
        return List.of(like.with(TypeAttribute.of(node, "dtype").orElse(like.elementType())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.output(0).elements();
        return Cost.multiplications(elements).plus(Cost.additions(elements));
    }
}
