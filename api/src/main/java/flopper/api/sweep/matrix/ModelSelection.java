package flopper.api.sweep.matrix;

import flopper.analysis.onnx.CanonicalGraph;
import flopper.api.model.ModelResolver;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;
import flopper.db.model.ModelStore;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the models that a submission names; stores none. Thread-safe. */
@Singleton
final class ModelSelection {

    /** Models that one pattern may stand for. */
    private static final int MATCHES_MAX = 10_000;

    /** By name and then by tag: a space comes before all that a name may hold. */
    private static final Comparator<String> BY_NAME =
            Comparator.comparing(reference -> reference.replace(':', ' '));

    private final ModelStore models;
    private final ModelResolver resolver;
    private final GraphInputs graphs;

    ModelSelection(Database database, ModelResolver resolver, GraphInputs graphs) {
        this.models = database.models();
        this.resolver = resolver;
        this.graphs = graphs;
    }

    /** The models in the order they are named, those of a pattern by name, each once. */
    List<SelectedModel> select(List<String> references, Refusals refusals) {
        Map<String, SelectedModel> selected = new LinkedHashMap<>();
        for (int i = 0; i < references.size(); i++) {
            String field = "models[%d]".formatted(i);
            List<SelectedModel> found = find(references.get(i), field);
            if (found.isEmpty()) {
                refusals.add(
                        FailureCode.MODEL_UNKNOWN,
                        field,
                        "there is no model '%s', neither stored nor in the catalogue"
                                .formatted(references.get(i)));
            }
            found.forEach(model -> selected.putIfAbsent(model.reference(), model));
        }
        return List.copyOf(selected.values());
    }

    private List<SelectedModel> find(String reference, String field) {
        return Wildcard.isOne(reference)
                ? matching(Wildcard.of(reference), field)
                : one(reference, field).stream().toList();
    }

    private Optional<SelectedModel> one(String reference, String field) {
        return resolver.findStored(reference)
                .map(model -> ofStored(model, field))
                .or(() ->
                        resolver.findBackbone(reference)
                                .map(backbone -> ofBackbone(backbone, field)));
    }

    private List<SelectedModel> matching(Wildcard wildcard, String field) {
        Map<String, Model> uploaded = new LinkedHashMap<>();
        SortedSet<String> references = new TreeSet<>(BY_NAME);
        for (Model model :
                models.findMatching(wildcard.likeName(), wildcard.likeTag(), MATCHES_MAX)) {
            references.add(model.reference());
            if (model.source() == ModelSource.UPLOAD) {
                uploaded.put(model.reference(), model);
            }
        }
        Catalogue.backbones().stream()
                .map(Backbone::name)
                .filter(name -> wildcard.matches(name, Model.DEFAULT_TAG))
                .forEach(name -> references.add(latest(name)));
        return references.stream()
                .map(reference ->
                        Optional.ofNullable(uploaded.get(reference))
                                .map(model -> ofStored(model, field))
                                .or(() -> one(reference, field)))
                .flatMap(Optional::stream)
                .toList();
    }

    private SelectedModel ofStored(Model model, String field) {
        return new SelectedModel(
                model.reference(),
                model.graphId(),
                Optional.of(model),
                graphs.ofStored(model.graphId()),
                field);
    }

    private static SelectedModel ofBackbone(Backbone backbone, String field) {
        flopper.analysis.graph.Model model = backbone.model();
        return new SelectedModel(
                latest(backbone.name()),
                CanonicalGraph.of(model).id(),
                Optional.empty(),
                GraphInputs.of(model.graph()),
                field);
    }

    private static String latest(String name) {
        return name + ":" + Model.DEFAULT_TAG;
    }
}
