package flopper.api.model;

import flopper.analysis.graph.Model;
import flopper.analysis.onnx.CanonicalGraph;
import flopper.db.Database;
import flopper.db.model.ModelStore;
import flopper.db.model.NewGraph;
import flopper.db.model.NewModel;
import flopper.db.model.Stored;

import jakarta.inject.Singleton;

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
        NewGraph row =
                new NewGraph(
                        graph.id(),
                        model.graph().nodes().size(),
                        model.opsets().getOrDefault("", 0L));
        return models.put(name, row, graph.bytes());
    }
}
