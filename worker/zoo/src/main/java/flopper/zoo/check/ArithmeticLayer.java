package flopper.zoo.check;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.TensorData;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.TensorType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A layer with multiply-accumulates. What lies between them is written in too many ways to be
 * compared: exporters fold, fuse and take apart normalisations and activations.
 *
 * @param index position of the node in its file, from 0
 * @param output sizes of what it puts out, in the order of the axes
 */
public record ArithmeticLayer(
        int index, String name, String op, Form form, List<Long> output, long macs) {
    public ArithmeticLayer {
        output = List.copyOf(output);
    }

    /** In the order of the file. */
    static List<ArithmeticLayer> of(Model model, ModelReport report) {
        Map<Integer, Node> nodes =
                model.graph().nodes().stream()
                        .collect(Collectors.toMap(Node::index, Function.identity()));
        Map<String, TensorData> weights =
                model.graph().initializers().stream()
                        .collect(Collectors.toMap(TensorData::name, Function.identity()));
        return report.layers().stream()
                .filter(LayerReport.Counted.class::isInstance)
                .map(LayerReport.Counted.class::cast)
                .flatMap(layer ->
                        Optional.ofNullable(nodes.get(layer.index()))
                                .flatMap(node -> of(layer, node, weights))
                                .stream())
                .toList();
    }

    private static Optional<ArithmeticLayer> of(
            LayerReport.Counted layer, Node node, Map<String, TensorData> weights) {
        long macs = layer.cost().multiplyAdds();
        if (macs == 0
                || layer.outputs().isEmpty()
                || !(layer.outputs().getFirst().type() instanceof TensorType type)) {
            return Optional.empty();
        }
        List<Long> output = type.shape().toList();
        boolean convolution = node.opType().contains("Conv");
        int channelAxis = convolution ? 1 : output.size() - 1;
        Form form =
                new Form(
                        convolution ? kernel(node, weights) : List.of(),
                        macs / type.shape().elements(),
                        output.size() > channelAxis && channelAxis >= 0
                                ? output.get(channelAxis)
                                : 1);
        return Optional.of(
                new ArithmeticLayer(
                        layer.index(), layer.name(), layer.op().toString(), form, output, macs));
    }

    private static List<Long> kernel(Node node, Map<String, TensorData> weights) {
        List<Long> window =
                node.attributes()
                        .integers("kernel_shape")
                        .or(() ->
                                node.inputs().stream()
                                        .map(weights::get)
                                        .filter(one -> one != null && one.type().shape().rank() > 2)
                                        .map(one -> one.type().shape().toList())
                                        .map(sizes -> sizes.subList(2, sizes.size()))
                                        .findFirst())
                        .orElse(List.of());
        return window.stream().allMatch(size -> size == 1) ? List.of() : window;
    }

    /** Sizes of the output other than 1, sorted: exporters add, drop and exchange axes. */
    List<Long> extent() {
        return output.stream().filter(size -> size != 1).sorted().toList();
    }
}
