package flopper.analysis.op.generation;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.TensorData;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tensor written into the graph.
 *
 * <p>Shapes: no inputs → the attribute's tensor; a single number or text is a scalar, a list a vector.
 * <p>Cost: none.
 * <p>Convention: nothing is read or written in a run: the tensor is a weight of the model.
 * <p>Fails: {@link ShapeException} when none of the value attributes is there.
 * <p>Source: ONNX operator Constant, opset 1–25.
 */
public final class Constant implements Operator, ConstantFolding, MemoryTraffic {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Constant");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(type(node.attributes()));
    }

    private static TensorType type(Attributes attributes) {
        return Stream.of(
                        attributes.tensor("value").map(TensorData::type),
                        attributes.tensor("sparse_value").map(TensorData::type),
                        attributes.real("value_float").map(_ -> TensorType.of(ElementType.FLOAT)),
                        attributes.integer("value_int").map(_ -> TensorType.of(ElementType.INT64)),
                        attributes.text("value_string").map(_ -> TensorType.of(ElementType.STRING)),
                        attributes
                                .reals("value_floats")
                                .map(list -> TensorType.of(ElementType.FLOAT, list.size())),
                        attributes
                                .integers("value_ints")
                                .map(list -> TensorType.of(ElementType.INT64, list.size())),
                        attributes
                                .texts("value_strings")
                                .map(list -> TensorType.of(ElementType.STRING, list.size())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ShapeException("Constant has no value"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        return 0;
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return 0;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Attributes attributes = node.attributes();
        TensorType type = node.output(0);
        return Stream.of(
                        attributes.tensor("value").flatMap(TensorData::values),
                        attributes.integer("value_int").map(value -> ofLongs(type, List.of(value))),
                        attributes.integers("value_ints").map(values -> ofLongs(type, values)),
                        attributes.real("value_float").map(value -> ofReals(type, List.of(value))),
                        attributes.reals("value_floats").map(values -> ofReals(type, values)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static ConstantTensor ofLongs(TensorType type, List<Long> values) {
        return ConstantTensor.ofLongs(
                type.elementType(),
                type.shape(),
                values.stream().mapToLong(Long::longValue).toArray());
    }

    private static ConstantTensor ofReals(TensorType type, List<Float> values) {
        return ConstantTensor.ofDoubles(
                type.elementType(),
                type.shape(),
                values.stream().mapToDouble(Float::doubleValue).toArray());
    }
}
