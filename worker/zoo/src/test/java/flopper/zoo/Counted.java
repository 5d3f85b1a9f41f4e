package flopper.zoo;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.TensorType;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What flopper counts for a backbone with one image, by the rules of those who published figures. */
record Counted(Model model, ModelReport report) {
    static Counted of(Backbone backbone, int resolution) {
        Model model = backbone.model(resolution);
        return new Counted(model, ModelAnalyzer.analyze(model, InputBinding.ofBatch(1)));
    }

    long params() {
        return report.parameters().params();
    }

    long macs() {
        return report.macs();
    }

    /** Multiply-accumulates and bias additions of convolutions and fully connected layers. */
    long pycls() {
        return sum((node, layer, _, _) ->
                switch (node.opType()) {
                    case "Conv", "Gemm" -> layer.cost().multiplyAdds() + layer.cost().additions();
                    default -> 0L;
                });
    }

    /**
     * As ptflops counted before version 0.7.1, when it saw modules alone: a normalisation is two
     * operations an element, an activation one, a pooling one for each element it reads.
     */
    long earlyPtflops() {
        return sum((node, layer, in, out) ->
                switch (node.opType()) {
                    case "Conv", "Gemm" -> layer.cost().multiplyAdds() + layer.cost().additions();
                    case "BatchNormalization" -> 2 * out;
                    case "Relu", "Clip" -> out;
                    case "MaxPool", "AveragePool", "GlobalAveragePool" -> in;
                    default -> 0L;
                });
    }

    /**
     * As ptflops counts since version 0.7.1, when it began to patch the functions that modules call:
     * activations and poolings that are modules count twice, those that a network calls itself once,
     * and a SiLU is known by its function alone.
     *
     * @param called operators that the network calls as functions
     * @param unseen operators that it writes in another way, which ptflops counts as nothing: a mean
     *     for a pooling, an einsum for the products of attention
     * @param scaled whether its attention is PyTorch's module, for which ptflops counts the scaling
     */
    long recentPtflops(Set<String> called, Set<String> unseen, boolean scaled) {
        Map<String, String> sigmoids = new HashMap<>();
        return report.conventions().getOrDefault("ptflops", 0L)
                + sum((node, layer, in, out) -> {
                    long again = called.contains(node.opType()) ? 0 : 1;
                    long pooled = unseen.contains(node.opType()) ? -1 : again;
                    return switch (node.opType()) {
                        case "Relu", "Gelu" -> again * out;
                        case "MaxPool", "AveragePool", "GlobalAveragePool" -> pooled * in;
                        case "Sigmoid" -> {
                            sigmoids.put(node.outputs().getFirst(), node.inputs().getFirst());
                            yield 0;
                        }
                        case "Mul" ->
                                scaled
                                                || node.inputs()
                                                        .getFirst()
                                                        .equals(sigmoids.get(node.inputs().get(1)))
                                        ? out
                                        : 0;
                        case "MatMul" ->
                                unseen.contains("MatMul") && !isInitializer(node.inputs().get(1))
                                        ? -layer.cost().multiplyAdds()
                                        : 0;
                        default -> 0;
                    };
                });
    }

    private boolean isInitializer(String name) {
        return model.graph().initializers().stream().anyMatch(one -> one.name().equals(name));
    }

    private interface Rule {
        /**
         * @param in elements of the first operand
         * @param out elements of the first result
         */
        long count(Node node, LayerReport.Counted layer, long in, long out);
    }

    private long sum(Rule rule) {
        Map<String, Long> elements = new HashMap<>();
        report.inputs().forEach(input -> elements.put(input.name(), input.type().elements()));
        long sum = 0;
        for (LayerReport layer : report.layers()) {
            Node node = model.graph().nodes().get(layer.index());
            for (LayerReport.Output output : layer.outputs()) {
                if (output.type() instanceof TensorType type) {
                    elements.put(output.name(), type.elements());
                }
            }
            if (layer instanceof LayerReport.Counted counted && !node.inputs().isEmpty()) {
                long in = elements.getOrDefault(node.inputs().getFirst(), 0L);
                long out = elements.getOrDefault(node.outputs().getFirst(), 0L);
                sum += rule.count(node, counted, in, out);
            }
        }
        return sum;
    }
}
