package flopper.timing.roofline;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.Node;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.report.LayerReport;
import flopper.analysis.report.LayerReport.Counted;
import flopper.analysis.report.ModelReport;
import flopper.analysis.tensor.TensorType;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The bytes that layers move when they are computed together. */
final class Traffic {
    private final ModelReport report;
    private final Set<String> graphOutputs = new HashSet<>();

    /** The layers that read a tensor, as often as they read it. */
    private final Map<String, List<Integer>> readers = new HashMap<>();

    Traffic(Graph graph, ModelReport report) {
        this.report = report;
        graph.outputs().stream().map(ValueInfo::name).forEach(graphOutputs::add);
        for (Node node : graph.nodes()) {
            for (String input : node.inputs()) {
                readers.merge(input, List.of(node.index()), Traffic::joined);
            }
        }
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * Weights and activations read, and activations written. What one of the layers writes and only
     * others of them read stays in registers or the innermost cache.
     */
    long bytes(Set<Integer> layers) {
        long bytes = 0;
        for (int layer : layers) {
            if (report.layers().get(layer) instanceof Counted counted) {
                bytes += counted.weightBytesRead();
                bytes += counted.activationBytesRead();
                bytes += counted.activationBytesWritten();
                for (LayerReport.Output output : counted.outputs()) {
                    bytes -= inside(output, layers);
                }
            }
        }
        return Math.max(0, bytes);
    }

    private long inside(LayerReport.Output output, Set<Integer> layers) {
        if (!(output.type() instanceof TensorType type)) {
            return 0;
        }
        List<Integer> all = readers.getOrDefault(output.name(), List.of());
        long within = all.stream().filter(layers::contains).count();
        boolean stays = within == all.size() && within > 0 && !graphOutputs.contains(output.name());
        return type.bytes() * (within + (stays ? 1 : 0));
    }
}
