package flopper.timing.backend.onednn;

import flopper.analysis.graph.Node;
import flopper.analysis.tensor.ConstantTensor;

import java.util.Map;
import java.util.Optional;

/** Operators that compute each element by itself. */
final class Elements {
    private static final Map<String, Algorithm> COMBINATIONS =
            Map.of(
                    "Add", Algorithm.ADD,
                    "Sum", Algorithm.ADD,
                    "Mul", Algorithm.MULTIPLY,
                    "Sub", Algorithm.SUBTRACT,
                    "Div", Algorithm.DIVIDE,
                    "Max", Algorithm.MAXIMUM,
                    "Min", Algorithm.MINIMUM);

    private Elements() {}

    /** What an operator of one tensor does to an element. */
    static Optional<Step.Tail.Element> of(Node node, GraphView graph) {
        return switch (node.opType()) {
            case "Relu" -> element(Algorithm.RELU, 0, 0);
            case "LeakyRelu" -> element(Algorithm.RELU, real(node, "alpha", 0.01f), 0);
            case "Elu" -> element(Algorithm.ELU, real(node, "alpha", 1), 0);
            case "Sigmoid" -> element(Algorithm.LOGISTIC, 0, 0);
            case "Tanh" -> element(Algorithm.TANH, 0, 0);
            case "Exp" -> element(Algorithm.EXP, 0, 0);
            case "Log" -> element(Algorithm.LOG, 0, 0);
            case "Abs" -> element(Algorithm.ABS, 0, 0);
            case "Sqrt" -> element(Algorithm.SQRT, 0, 0);
            case "Neg" -> element(Algorithm.LINEAR, -1, 0);
            case "Softplus" -> element(Algorithm.SOFT_RELU, 1, 0);
            case "HardSwish" -> element(Algorithm.HARD_SWISH, 1f / 6, 0.5f);
            case "HardSigmoid" ->
                    element(
                            Algorithm.HARD_SIGMOID,
                            real(node, "alpha", 0.2f),
                            real(node, "beta", 0.5f));
            case "Gelu" ->
                    element(
                            node.attributes().text("approximate", "none").equals("tanh")
                                    ? Algorithm.GELU_TANH
                                    : Algorithm.GELU_ERF,
                            0,
                            0);
            case "Clip" -> clip(node, graph);
            default -> Optional.empty();
        };
    }

    private static Optional<Step.Tail.Element> element(
            Algorithm algorithm, float alpha, float beta) {
        return Optional.of(new Step.Tail.Element(algorithm, alpha, beta));
    }

    private static float real(Node node, String name, float absent) {
        return node.attributes().real(name, absent);
    }

    private static Optional<Step.Tail.Element> clip(Node node, GraphView graph) {
        Optional<Float> low = bound(node, 1, "min", -Float.MAX_VALUE, graph);
        Optional<Float> high = bound(node, 2, "max", Float.MAX_VALUE, graph);
        return low.isPresent() && high.isPresent()
                ? element(Algorithm.CLIP, low.get(), high.get())
                : Optional.empty();
    }

    private static Optional<Float> bound(
            Node node, int input, String attribute, float absent, GraphView graph) {
        if (node.inputs().size() <= input || node.inputs().get(input).isEmpty()) {
            return Optional.of(real(node, attribute, absent));
        }
        return graph.values(node.inputs().get(input))
                .map(ConstantTensor::toDoubles)
                .filter(values -> values.length == 1)
                .map(values -> (float) values[0]);
    }

    /** What an operator of two tensors does to a pair of elements. */
    static Optional<Algorithm> combination(Node node) {
        return node.inputs().size() == 2
                ? Optional.ofNullable(COMBINATIONS.get(node.opType()))
                : Optional.empty();
    }
}
