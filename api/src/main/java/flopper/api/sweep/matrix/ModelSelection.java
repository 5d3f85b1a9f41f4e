package flopper.api.sweep.matrix;

import flopper.analysis.onnx.CanonicalGraph;
import flopper.api.model.ModelResolver;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;
import flopper.db.model.ModelStore;
import flopper.db.model.Reference;
import flopper.zoo.Backbone;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the models that a submission names; stores none. Thread-safe. */
@Singleton
final class ModelSelection {

    /** Models that one pattern may stand for: all 15,625 of NAS-Bench-201, and some. */
    private static final int MATCHES_MAX = 20_000;

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
            List<SelectedModel> found = find(references.get(i), field, refusals);
            if (found.isEmpty() && refusals.all().stream().noneMatch(about(field))) {
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

    private static Predicate<Refusal> about(String field) {
        return refusal -> refusal.field().equals(field);
    }

    private List<SelectedModel> find(String reference, String field, Refusals refusals) {
        if (Wildcard.isOne(reference)) {
            return matching(Wildcard.of(reference), field, refusals);
        }
        Optional<SelectedModel> stored =
                resolver.findStored(reference).map(model -> ofStored(model, field));
        return stored.isPresent()
                ? List.of(stored.get())
                : ofBackbones(resolver.findBackbone(reference).stream().toList(), field, refusals);
    }

    private List<SelectedModel> matching(Wildcard wildcard, String field, Refusals refusals) {
        SortedMap<String, SelectedModel> found = new TreeMap<>(BY_NAME);
        for (Model model :
                models.findMatching(wildcard.likeName(), wildcard.likeTag(), MATCHES_MAX)) {
            if (resolver.isUpToDate(model)) {
                found.put(model.reference(), ofStored(model, field));
            }
        }
        List<Backbone> backbones =
                wildcard.backbones()
                        .filter(backbone -> !found.containsKey(reference(backbone)))
                        .limit(MATCHES_MAX + 1L)
                        .toList();
        if (found.size() + backbones.size() > MATCHES_MAX) {
            refusals.add(
                    FailureCode.TOO_MANY_CELLS,
                    field,
                    "%s stands for more than %d models".formatted(field, MATCHES_MAX));
            return List.of();
        }
        ofBackbones(backbones, field, refusals)
                .forEach(model -> found.put(model.reference(), model));
        return List.copyOf(found.values());
    }

    private SelectedModel ofStored(Model model, String field) {
        return new SelectedModel(
                model.reference(),
                model.graphId(),
                Optional.of(model),
                graphs.ofStored(model.graphId()),
                field);
    }

    /** Builds each graph, on all cores: a search space has thousands. */
    private List<SelectedModel> ofBackbones(
            List<Backbone> backbones, String field, Refusals refusals) {
        try {
            return backbones.parallelStream().map(backbone -> ofBackbone(backbone, field)).toList();
        } catch (IllegalArgumentException e) {
            refusals.add(
                    FailureCode.BAD_REQUEST,
                    field,
                    "%s: %s".formatted(field, String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private SelectedModel ofBackbone(Backbone backbone, String field) {
        flopper.analysis.graph.Model model = backbone.model();
        String graphId = CanonicalGraph.of(model).id();
        return new SelectedModel(
                reference(backbone),
                graphId,
                Optional.empty(),
                graphs.ofBuilt(graphId, model.graph()),
                field);
    }

    private static String reference(Backbone backbone) {
        return Reference.parse(backbone.name()).toString();
    }
}
