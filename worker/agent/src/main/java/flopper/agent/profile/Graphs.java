package flopper.agent.profile;

import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.db.model.ModelStore;

import java.util.Optional;

/** The stored graphs, read. Thread-safe. */
public final class Graphs {

    /** A sweep asks for few graphs at many shapes; a large graph takes some megabytes. */
    private static final int PARSED_MAX = 32;

    private final ModelStore store;
    private final RecentlyUsed<String, Model> parsed = new RecentlyUsed<>(PARSED_MAX);

    public Graphs(ModelStore store) {
        this.store = store;
    }

    /**
     * The graph with this id.
     *
     * @throws GraphMissing where it is not stored
     */
    public Model model(String graphId) {
        Optional<Model> known = parsed.find(graphId);
        if (known.isPresent()) {
            return known.get();
        }
        Model model = OnnxReader.read(bytes(graphId));
        parsed.put(graphId, model);
        return model;
    }

    /**
     * The bytes of the graph with this id.
     *
     * @throws GraphMissing where it is not stored
     */
    public byte[] bytes(String graphId) {
        return store.findGraphBytes(graphId).orElseThrow(() -> new GraphMissing(graphId));
    }
}
