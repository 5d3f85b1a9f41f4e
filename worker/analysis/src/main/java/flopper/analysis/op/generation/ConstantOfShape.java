package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.TensorData;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * A tensor of one repeated value.
 *
 * <p>Shapes: input [m], the dimensions → these dimensions; the element type is value's, else FLOAT.
 * <p>Cost: none.
 * <p>Convention: every output element is written.
 * <p>Fails: {@link ShapeException} when a dimension is negative or value has not one element.
 * <p>Source: ONNX operator ConstantOfShape, opset 9–25.
 */
public final class ConstantOfShape implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("ConstantOfShape");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Optional<TensorType> value = node.attributes().tensor("value").map(TensorData::type);
        value.filter(type -> type.elements() != 1)
                .ifPresent(type -> {
                    throw new ShapeException("value has " + type.elements() + " elements, not one");
                });
        return List.of(
                new TensorType(
                        value.map(TensorType::elementType).orElse(ElementType.FLOAT),
                        Shape.of(node.requireConstant(0, "shape").toLongs())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        Optional<TensorData> value = node.attributes().tensor("value");
        if (value.isEmpty()) {
            return List.of(values.build());
        }
        return value.get()
                .values()
                .map(element -> {
                    for (int index = 0; index < values.size(); index++) {
                        values.set(index, element, 0);
                    }
                    return List.of(values.build());
                })
                .orElse(List.of());
    }
}
