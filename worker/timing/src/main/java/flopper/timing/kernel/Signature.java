package flopper.timing.kernel;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.TensorType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the canonical key of a kernel: operator, inputs, attributes, for example {@code
 * Conv(float[1, 64, 56, 56], weight float[64, 64, 3, 3]) pads=[1, 1, 1, 1]}.
 */
final class Signature {
    /** More values than these are told by their number and hash. */
    private static final int VALUES_MAX = 16;

    /** They change results, not work. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("epsilon", "momentum");

    /** What convolutions and pools do anyway, by attribute, whatever the rank. */
    private static final Map<String, Long> FILL =
            Map.of("dilations", 1L, "strides", 1L, "pads", 0L, "output_padding", 0L);

    private static final Map<String, AttributeValue> DEFAULTS =
            Map.ofEntries(
                    Map.entry("group", new AttributeValue.Int(1)),
                    Map.entry("auto_pad", new AttributeValue.Text("NOTSET")),
                    Map.entry("ceil_mode", new AttributeValue.Int(0)),
                    Map.entry("count_include_pad", new AttributeValue.Int(0)),
                    Map.entry("storage_order", new AttributeValue.Int(0)),
                    Map.entry("training_mode", new AttributeValue.Int(0)),
                    Map.entry("alpha", new AttributeValue.Real(1)),
                    Map.entry("beta", new AttributeValue.Real(1)),
                    Map.entry("transA", new AttributeValue.Int(0)),
                    Map.entry("transB", new AttributeValue.Int(0)));

    /** Where {@code alpha} and {@code beta} default to one; elsewhere they say something. */
    private static final Set<String> SCALED = Set.of("Gemm");

    /** A convolution's window is that of its weight. */
    private static final Set<String> WINDOW_OF_WEIGHT = Set.of("Conv", "ConvTranspose");

    private Signature() {}

    /**
     * @param inputs what {@link #activation} and its like say, in order
     */
    static String of(Node node, List<String> inputs) {
        String operator =
                node.domain().isEmpty() ? node.opType() : node.domain() + "::" + node.opType();
        String outputs =
                node.outputs().size() == 1
                        ? ""
                        : " outputs="
                                + node.outputs().stream()
                                        .map(output -> output.isEmpty() ? "-" : "+")
                                        .collect(Collectors.joining());
        String attributes =
                new TreeMap<>(node.attributes().values())
                        .entrySet().stream()
                                .filter(entry -> matters(node, entry.getKey(), entry.getValue()))
                                .map(entry -> " " + entry.getKey() + "=" + text(entry.getValue()))
                                .collect(Collectors.joining());
        return operator + "(" + String.join(", ", inputs) + ")" + outputs + attributes;
    }

    static String activation(TensorType type) {
        return type.elementType().name().toLowerCase(Locale.ROOT) + type.shape();
    }

    static String stored(TensorData tensor) {
        return "weight "
                + activation(tensor.type())
                + tensor.values().map(values -> "=" + text(values)).orElse("");
    }

    private static boolean matters(Node node, String name, AttributeValue value) {
        if (WITHOUT_EFFECT.contains(name)
                || (name.equals("kernel_shape") && WINDOW_OF_WEIGHT.contains(node.opType()))) {
            return false;
        }
        if (value instanceof AttributeValue.Ints(List<Long> values)
                && values.stream().allMatch(one -> one.equals(FILL.get(name)))) {
            return false;
        }
        boolean scale = name.equals("alpha") || name.equals("beta");
        return !value.equals(DEFAULTS.get(name)) || (scale && !SCALED.contains(node.opType()));
    }

    private static String text(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Int(long one) -> String.valueOf(one);
            case AttributeValue.Real(float one) -> String.valueOf(one);
            case AttributeValue.Text(String one) -> one;
            case AttributeValue.Ints(List<Long> all) -> all.toString();
            case AttributeValue.Reals(List<Float> all) -> all.toString();
            case AttributeValue.Texts(List<String> all) -> all.toString();
            case AttributeValue.Tensor(TensorData tensor) -> stored(tensor);
            case AttributeValue.Tensors(List<TensorData> all) ->
                    all.stream().map(Signature::stored).toList().toString();
            case AttributeValue.Type type -> type.value().toString();
            case AttributeValue.Subgraph _,
                    AttributeValue.Subgraphs _,
                    AttributeValue.Reference _ ->
                    throw new IllegalArgumentException("no kernel has a graph within");
        };
    }

    /** Small values steer the work: a power, an axis, a shape. */
    private static String text(ConstantTensor values) {
        Optional<String> few =
                values.size() > VALUES_MAX
                        ? Optional.empty()
                        : Optional.of(
                                values.isFloatingPoint()
                                        ? Arrays.toString(values.toDoubles())
                                        : Arrays.toString(values.toLongs()));
        return few.orElseGet(() ->
                "%d values #%08x".formatted(values.size(), Arrays.hashCode(values.toDoubles())));
    }
}
