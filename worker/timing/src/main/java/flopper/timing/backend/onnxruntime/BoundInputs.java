package flopper.timing.backend.onnxruntime;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model whose inputs are declared with the numbers they will have, so that the runtime can plan
 * its memory ahead, as it does for a model exported at that size.
 *
 * @param inputs with the concrete types, without those that repeat initializers
 */
record BoundInputs(Model model, List<Input> inputs) {
    /** Before this version inputs had to repeat the initializers, which then were no constants. */
    private static final long IR_VERSION_MIN = 4;

    record Input(String name, TensorType type) {}

    BoundInputs {
        inputs = List.copyOf(inputs);
    }

    /**
     * @param shapes by input name; inputs declared in numbers may be left out
     * @throws TimingFailure MODEL_REJECTED when a dimension stays open, UNSUPPORTED for an input
     *     that is no tensor
     */
    static BoundInputs of(Model model, Map<String, Shape> shapes) throws TimingFailure {
        Graph graph = model.graph();
        Set<String> initializers =
                graph.initializers().stream().map(TensorData::name).collect(Collectors.toSet());
        List<Input> inputs = new ArrayList<>();
        for (ValueInfo input : graph.inputs()) {
            if (!initializers.contains(input.name())) {
                inputs.add(bind(input, Optional.ofNullable(shapes.get(input.name()))));
            }
        }
        Graph bound =
                new Graph(
                        graph.name(),
                        inputs.stream().map(BoundInputs::declaration).toList(),
                        graph.outputs().stream().map(BoundInputs::withoutShape).toList(),
                        graph.initializers(),
                        graph.nodes());
        return new BoundInputs(
                new Model(
                        Math.max(IR_VERSION_MIN, model.irVersion()),
                        model.opsets(),
                        bound,
                        model.functions()),
                inputs);
    }

    private static Input bind(ValueInfo input, Optional<Shape> given) throws TimingFailure {
        if (!(input.type() instanceof DeclaredTensor(var elementType, var dims))) {
            throw new TimingFailure(
                    FailureCode.UNSUPPORTED, "input %s is no tensor".formatted(input.name()));
        }
        Shape shape =
                given.or(() -> dims.flatMap(BoundInputs::numbers))
                        .orElseThrow(() ->
                                new TimingFailure(
                                        FailureCode.MODEL_REJECTED,
                                        "input %s is declared without numbers, and no shape is given"
                                                .formatted(input.name())));
        return new Input(input.name(), new TensorType(elementType, shape));
    }

    private static Optional<Shape> numbers(List<Dimension> dims) {
        List<Long> sizes = new ArrayList<>();
        for (Dimension dim : dims) {
            if (!(dim instanceof Fixed(long size))) {
                return Optional.empty();
            }
            sizes.add(size);
        }
        return Optional.of(Shape.of(sizes));
    }

    private static ValueInfo declaration(Input input) {
        List<Dimension> dims =
                input.type().shape().toList().stream().<Dimension>map(Fixed::new).toList();
        return new ValueInfo(
                input.name(), new DeclaredTensor(input.type().elementType(), Optional.of(dims)));
    }

    /** A declared output shape may contradict the bound inputs; the runtime infers it anyway. */
    private static ValueInfo withoutShape(ValueInfo output) {
        return output.type() instanceof DeclaredTensor(var elementType, _)
                ? new ValueInfo(output.name(), new DeclaredTensor(elementType, Optional.empty()))
                : output;
    }
}
