package flopper.api.model;

import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.db.Database;
import flopper.db.model.ModelStore;
import flopper.db.model.NewGraph;
import flopper.db.model.NewModel;
import flopper.db.model.Stored;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/** Puts graphs into the store under a name. */
@Singleton
final class ModelArchive {

    private final ModelStore models;

    ModelArchive(Database database) {
        models = database.models();
    }

    /** Stores the graph in its canonical form, unless it is known, and points the name at it. */
    Stored put(NewModel name, Model model) {
        CanonicalGraph graph = CanonicalGraph.of(model);
        return models.put(name, row(model, graph), graph.bytes());
    }

    /** The same for many in one transaction; each graph belongs to the name at its place. */
    List<flopper.db.model.Model> putAll(List<NewModel> names, List<Model> graphs) {
        List<CanonicalGraph> canonical = graphs.stream().map(CanonicalGraph::of).toList();
        List<NewGraph> rows = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            rows.add(row(graphs.get(i), canonical.get(i)));
        }
        return models.putAll(names, rows, canonical.stream().map(CanonicalGraph::bytes).toList());
    }

    private static NewGraph row(Model model, CanonicalGraph graph) {
        return new NewGraph(
                graph.id(), model.graph().nodes().size(), model.opsets().getOrDefault("", 0L));
    }
}
