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
