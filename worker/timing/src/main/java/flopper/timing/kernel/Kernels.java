package flopper.timing.kernel;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Function;
import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.graph.ValueInfo.DeclaredTensor;
import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.onnx.OnnxWriter;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.timing.layers.LayerTime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kernels of a workload: of each part of its run the layer that costs most, as a graph of that
 * one node. What the runtime fuses before and after it is no part of the kernel.
 */
public final class Kernels {
    /** Their work depends on values that only a run has. */
    private static final Set<String> STEERED_BY_VALUES =
            Set.of(
                    "Reshape",
                    "Expand",
                    "Slice",
                    "Tile",
                    "Resize",
                    "Upsample",
                    "Pad",
                    "Split",
                    "Squeeze",
                    "Unsqueeze",
                    "ConstantOfShape",
                    "Range",
                    "TopK",
                    "OneHot",
                    "NonZero",
                    "NonMaxSuppression");

    private static final Set<String> FLATTENING = Set.of("Softmax", "LogSoftmax", "Hardmax");

    /** The operator set from which these work along one axis. */
    private static final long ONE_AXIS_SINCE = 13;

    /** Longer ones are no keys any more. */
    private static final int SIGNATURE_LENGTH_MAX = 2000;

    private static final long IR_VERSION_MIN = 8;

    private final Model model;
    private final ModelReport report;
    private final Map<String, TensorType> types = new HashMap<>();
    private final Map<String, TensorData> stored = new HashMap<>();

    /**
     * @param model as it was submitted
     * @param report its cost at the shapes that are timed
     */
    public Kernels(Model model, ModelReport report) {
        this.model = model;
        this.report = report;
        report.inputs().forEach(input -> types.put(input.name(), input.type()));
        for (LayerReport layer : report.layers()) {
            for (LayerReport.Output output : layer.outputs()) {
                if (output.type() instanceof TensorType type) {
                    types.put(output.name(), type);
                }
            }
        }
        model.graph().initializers().forEach(tensor -> stored.put(tensor.name(), tensor));
        for (Node node : model.graph().nodes()) {
            if (node.opType().equals("Constant") && node.domain().isEmpty()) {
                node.attributes()
                        .tensor("value")
                        .ifPresent(value ->
                                stored.put(
                                        node.outputs().getFirst(),
                                        named(node.outputs().getFirst(), value)));
            }
        }
    }

    private static TensorData named(String name, TensorData tensor) {
        return new TensorData(name, tensor.type(), tensor.values());
    }

    /** The kernels that compute these parts of a run, each once, the first used first. */
    public List<KernelUse> of(List<LayerTime> parts) {
        Map<String, KernelUse> uses = new LinkedHashMap<>();
        for (LayerTime part : parts) {
            anchor(part)
                    .flatMap(this::of)
                    .ifPresent(kernel ->
                            uses.merge(
                                    kernel.signature(),
                                    new KernelUse(kernel, 1, part.timeNs()),
                                    Kernels::joined));
        }
        return List.copyOf(uses.values());
    }

    private static KernelUse joined(KernelUse one, KernelUse other) {
        return new KernelUse(
                one.kernel(), one.count() + other.count(), one.inModelNs() + other.inModelNs());
    }

    /** Of the layers of a part the one that costs most; the first of several. */
    private Optional<Counted> anchor(LayerTime part) {
        return part.layers().stream()
                .map(layer -> report.layers().get(layer))
                .filter(Counted.class::isInstance)
                .map(Counted.class::cast)
                .min(
                        Comparator.comparingLong((Counted layer) -> -layer.cost().flops())
                                .thenComparingLong(layer -> -bytes(layer))
                                .thenComparingInt(Counted::index));
    }

    private static long bytes(Counted layer) {
        return layer.weightBytesRead()
                + layer.activationBytesRead()
                + layer.activationBytesWritten();
    }

    /** Empty where a layer is no kernel by itself: it holds a graph, or depends on a run's values. */
    Optional<Kernel> of(Counted layer) {
        Node node = model.graph().nodes().get(layer.index());
        if (holdsGraph(node) || isFunction(node)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Map<String, ValueInfo> inputs = new LinkedHashMap<>();
        Map<String, TensorData> weights = new LinkedHashMap<>();
        for (String input : node.inputs()) {
            // By position, so that the same signature means the same made-up values.
            String name = input.isEmpty() ? "" : "x" + node.inputs().indexOf(input);
            names.add(name);
            TensorData weight = stored.get(input);
            TensorType type = types.get(input);
            if (input.isEmpty()) {
                texts.add("-");
            } else if (inputs.containsKey(name) || weights.containsKey(name)) {
                texts.add(name);
            } else if (weight != null) {
                texts.add(Signature.stored(weight));
                weights.put(name, named(name, weight));
            } else if (type != null && !steers(node, type)) {
                texts.add(Signature.activation(type));
                inputs.put(name, declaration(name, type));
            } else {
                return Optional.empty();
            }
        }
        String signature = Signature.of(node, texts) + flattening(node);
        return signature.length() > SIGNATURE_LENGTH_MAX
                ? Optional.empty()
                : Optional.of(
                        new Kernel(
                                signature,
                                node.opType(),
                                graph(node, names, inputs, weights),
                                layer.cost().multiplyAdds(),
                                layer.cost().flops(),
                                bytes(layer)));
    }

    /** What the operator set decides: whether it works on all axes from its own on at once. */
    private String flattening(Node node) {
        return FLATTENING.contains(node.opType())
                        && model.opsets().getOrDefault("", ONE_AXIS_SINCE) < ONE_AXIS_SINCE
                ? " flattening"
                : "";
    }

    private static boolean holdsGraph(Node node) {
        return node.attributes().values().values().stream()
                .anyMatch(value ->
                        value instanceof AttributeValue.Subgraph
                                || value instanceof AttributeValue.Subgraphs
                                || value instanceof AttributeValue.Reference);
    }

    private boolean isFunction(Node node) {
        return model.functions().stream()
                .anyMatch((Function function) ->
                        function.domain().equals(node.domain())
                                && function.name().equals(node.opType()));
    }

    private static boolean steers(Node node, TensorType type) {
        return STEERED_BY_VALUES.contains(node.opType()) && type.elementType().isInteger();
    }

    private static ValueInfo declaration(String name, TensorType type) {
        List<Dimension> dims = type.shape().toList().stream().<Dimension>map(Fixed::new).toList();
        return new ValueInfo(name, new DeclaredTensor(type.elementType(), Optional.of(dims)));
    }

    private byte[] graph(
            Node node,
            List<String> names,
            Map<String, ValueInfo> inputs,
            Map<String, TensorData> weights) {
        List<String> outputs = new ArrayList<>();
        List<ValueInfo> declared = new ArrayList<>();
        for (String output : node.outputs()) {
            String name = output.isEmpty() ? "" : "y" + outputs.size();
            outputs.add(name);
            if (!output.isEmpty()) {
                TensorType known = types.get(output);
                ElementType type = known == null ? ElementType.FLOAT : known.elementType();
                declared.add(new ValueInfo(name, new DeclaredTensor(type, Optional.empty())));
            }
        }
        Node alone =
                new Node(
                        0,
                        "kernel",
                        node.domain(),
                        node.opType(),
                        node.overload(),
                        names,
                        outputs,
                        node.attributes());
        return OnnxWriter.write(
                new Model(
                        Math.max(IR_VERSION_MIN, model.irVersion()),
                        model.opsets(),
                        new Graph(
                                "kernel",
                                List.copyOf(inputs.values()),
                                declared,
                                List.copyOf(weights.values()),
                                List.of(alone)),
                        List.of()));
    }
}
