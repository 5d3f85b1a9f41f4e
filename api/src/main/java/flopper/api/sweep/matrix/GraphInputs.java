package flopper.api.sweep.matrix;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.OnnxReader;
import flopper.api.model.ModelArchive;
import flopper.api.problem.ApiException;
import flopper.zoo.KnownGraph;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What graphs declare as their inputs. Remembers the graphs asked for last. Thread-safe. */
@Singleton
final class GraphInputs {

    /** Some hundred bytes each; a sweep that is submitted every night names the same ones. */
    private static final int REMEMBERED_MAX = 20_000;

    private final ModelArchive archive;
    private final Map<String, Graph> remembered =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Graph> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    GraphInputs(ModelArchive archive) {
        this.archive = archive;
    }

    /** The stored graph with this id, inputs only. */
    Graph ofStored(String graphId) {
        synchronized (remembered) {
            Graph known = remembered.get(graphId);
            if (known != null) {
                return known;
            }
        }
        byte[] bytes =
                archive.bytes(graphId).orElseThrow(() -> ApiException.notFound("graph", graphId));
        return ofBuilt(graphId, OnnxReader.read(bytes).graph());
    }

    /** The graph that is known without being built, inputs only. */
    Graph ofKnown(KnownGraph graph) {
        Graph inputs = new Graph("", graph.inputs(), List.of(), List.of(), List.of());
        return remember(graph.id(), inputs);
    }

    /** The graph that was just made, inputs only; it need not be read when it is asked for again. */
    Graph ofBuilt(String graphId, Graph graph) {
        return remember(graphId, of(graph));
    }

    private Graph remember(String graphId, Graph inputs) {
        synchronized (remembered) {
            remembered.put(graphId, inputs);
        }
        return inputs;
    }

    /** The graph without nodes and weights; inputs that repeat weights are left out. */
    private static Graph of(Graph graph) {
        Set<String> weights =
                graph.initializers().stream().map(TensorData::name).collect(Collectors.toSet());
        List<ValueInfo> inputs =
                graph.inputs().stream().filter(input -> !weights.contains(input.name())).toList();
        return new Graph(graph.name(), inputs, List.of(), List.of(), List.of());
    }
}
