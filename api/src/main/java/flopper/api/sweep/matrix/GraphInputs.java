package flopper.api.sweep.matrix;

import flopper.analysis.graph.Graph;
import flopper.analysis.graph.TensorData;
import flopper.analysis.graph.ValueInfo;
import flopper.analysis.onnx.OnnxReader;
import flopper.db.Database;
import flopper.db.model.ModelStore;

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

    private final ModelStore models;
    private final Map<String, Graph> remembered =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Graph> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    GraphInputs(Database database) {
        this.models = database.models();
    }

    /** The stored graph with this id, inputs only. */
    Graph ofStored(String graphId) {
        synchronized (remembered) {
            Graph known = remembered.get(graphId);
            if (known != null) {
                return known;
            }
        }
        byte[] bytes = models.findGraphBytes(graphId).orElseThrow();
        return ofBuilt(graphId, OnnxReader.read(bytes).graph());
    }

    /** The graph that was just made, inputs only; it need not be read when it is asked for again. */
    Graph ofBuilt(String graphId, Graph graph) {
        Graph inputs = of(graph);
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
