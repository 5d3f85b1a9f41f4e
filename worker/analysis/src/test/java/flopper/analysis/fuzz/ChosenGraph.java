package flopper.analysis.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import flopper.analysis.StandardOperators;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.graph.ValueInfo.Undeclared;
import flopper.analysis.op.OperatorId;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A graph whose every number, name and operator a fuzzer chooses; well formed, and mostly nonsense. */
final class ChosenGraph {
    private static final List<OperatorId> OPERATORS =
            StandardOperators.all().stream().map(operator -> operator.id()).toList();

    private static final List<ElementType> TYPES = List.of(ElementType.values());

    private final FuzzedDataProvider choices;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<TensorData> initializers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    ChosenGraph(FuzzedDataProvider choices) {
        this.choices = choices;
    }

    Model model() {
        long opset = choices.consumeLong(1, 28);
        for (int i = choices.consumeInt(0, 5); i >= 0; i--) {
            tensor();
        }
        for (int i = choices.consumeInt(0, 5); i >= 0; i--) {
            node();
        }
        List<ValueInfo> outputs = List.of(new ValueInfo(values.getLast(), new Undeclared()));
        return new Model(
                10,
                Map.of("", opset, "com.microsoft", 1L),
                new Graph("g", inputs, outputs, initializers, nodes),
                List.of());
    }

    private void tensor() {
        String name = "t" + values.size();
        TensorType type = new TensorType(choices.pickValue(TYPES), shape());
        switch (choices.consumeInt(0, 2)) {
            case 0 -> {
                List<Dimension> dims =
                        type.shape().toList().stream()
                                .map(size -> (Dimension) new Fixed(size))
                                .toList();
                inputs.add(
                        new ValueInfo(
                                name, new DeclaredTensor(type.elementType(), Optional.of(dims))));
            }
            case 1 -> initializers.add(new TensorData(name, type, Optional.empty()));
            default -> initializers.add(known(name, type));
        }
        values.add(name);
    }

    private Shape shape() {
        long[] dims = new long[choices.consumeInt(0, 5)];
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = choices.consumeInt(0, 9);
        }
        return Shape.of(dims);
    }

    /** Values as the reader keeps them: of numbers only, and not many. */
    private TensorData known(String name, TensorType type) {
        boolean keeps = type.elementType().bits() >= 8 && type.elements() <= 64;
        boolean number = type.elementType().isInteger() || type.elementType().isFloatingPoint();
        if (!keeps || !number) {
            return new TensorData(name, type, Optional.empty());
        }
        ConstantTensor constant =
                ConstantTensor.computed(type, _ -> number(), _ -> choices.consumeRegularDouble());
        return new TensorData(name, type, Optional.of(constant));
    }

    /** Mostly small, now and then absurd. */
    private long number() {
        return choices.consumeInt(0, 15) == 0 ? choices.consumeLong() : choices.consumeLong(-3, 9);
    }

    private void node() {
        OperatorId operator = choices.pickValue(OPERATORS);
        List<String> read = new ArrayList<>();
        for (int i = choices.consumeInt(0, 9); i > 0; i--) {
            boolean absent = choices.consumeInt(0, 7) == 0;
            read.add(absent ? "" : choices.pickValue(values));
        }
        List<String> written = new ArrayList<>();
        for (int i = choices.consumeInt(0, 3); i >= 0; i--) {
            written.add("v" + nodes.size() + "_" + i);
        }
        nodes.add(
                new Node(
                        nodes.size(),
                        "",
                        operator.domain(),
                        operator.name(),
                        read,
                        written,
                        new Attributes(attributes())));
        values.addAll(written);
    }

    private Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = choices.consumeInt(0, 6); i > 0; i--) {
            switch (choices.consumeInt(0, 3)) {
                case 0 ->
                        attributes.put(
                                choices.pickValue(AttributeNames.INTEGERS),
                                new AttributeValue.Int(number()));
                case 1 ->
                        attributes.put(
                                choices.pickValue(AttributeNames.LISTS),
                                new AttributeValue.Ints(numbers()));
                case 2 ->
                        attributes.put(
                                choices.pickValue(AttributeNames.TEXTS),
                                new AttributeValue.Text(choices.pickValue(AttributeNames.WORDS)));
                default ->
                        attributes.put(
                                choices.pickValue(AttributeNames.TEXTS),
                                new AttributeValue.Text(choices.consumeAsciiString(24)));
            }
        }
        return attributes;
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        for (int i = choices.consumeInt(0, 6); i > 0; i--) {
            numbers.add(number());
        }
        return numbers;
    }
}
