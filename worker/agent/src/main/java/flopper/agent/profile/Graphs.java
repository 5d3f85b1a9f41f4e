package flopper.agent.profile;

import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.analysis.onnx.OnnxReader;
import flopper.db.model.GraphContent.Bytes;
import flopper.db.model.GraphContent.Described;
import flopper.db.model.ModelStore;
import flopper.zoo.KnownGraph;

import java.util.Optional;

/** The stored graphs, read, and those that are described, built. Thread-safe. */
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
     * @throws GraphMissing where it is not stored, or another version's catalogue built it
     */
    public Model model(String graphId) {
        Optional<Model> known = parsed.find(graphId);
        if (known.isPresent()) {
            return known.get();
        }
        Model model =
                switch (store.findGraphContent(graphId)
                        .orElseThrow(() -> new GraphMissing(graphId))) {
                    case Bytes content -> OnnxReader.read(content.bytes());
                    case Described described -> build(described, graphId);
                };
        parsed.put(graphId, model);
        return model;
    }

    /**
     * The bytes of the graph with this id.
     *
     * @throws GraphMissing where it is not stored, or another version's catalogue built it
     */
    public byte[] bytes(String graphId) {
        return switch (store.findGraphContent(graphId)
                .orElseThrow(() -> new GraphMissing(graphId))) {
            case Bytes content -> content.bytes();
            case Described described -> CanonicalGraph.of(build(described, graphId)).bytes();
        };
    }

    private static Model build(Described graph, String id) {
        return KnownGraph.build(graph.backbone(), id)
                .orElseThrow(() -> new GraphMissing(id, graph.backbone()));
    }
}
