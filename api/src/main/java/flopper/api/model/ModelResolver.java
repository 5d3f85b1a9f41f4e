package flopper.api.model;

import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;
import flopper.db.model.ModelStore;
import flopper.db.model.NewModel;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Finds the model that a request names: by id, by {@code name} or {@code name:tag}, or else in the
 * catalogue, whose backbones are stored when they are first named. An uploaded model hides a
 * backbone of the same name. Thread-safe.
 */
@Singleton
public final class ModelResolver {

    private final ModelStore models;
    private final ModelArchive archive;
    private final Function<String, Optional<Backbone>> catalogue;

    /** Backbones whose stored graph is known to be the one that this version generates. */
    private final Set<String> current = ConcurrentHashMap.newKeySet();

    @Inject
    ModelResolver(Database database, ModelArchive archive) {
        this(database, archive, Catalogue::find);
    }

    ModelResolver(
            Database database,
            ModelArchive archive,
            Function<String, Optional<Backbone>> catalogue) {
        this.models = database.models();
        this.archive = archive;
        this.catalogue = catalogue;
    }

    /** The model that the reference means. */
    public Optional<Model> find(String reference) {
        return findStored(reference)
                .or(() ->
                        findBackbone(reference).map(backbone -> store(backbone.name(), backbone)));
    }

    /** The stored model that the reference means; a backbone counts once this version stored it. */
    public Optional<Model> findStored(String reference) {
        return models.find(reference)
                .or(() -> models.findByReference(reference).filter(this::isUpToDate));
    }

    /** The backbone that the reference means where no stored model is meant; stores nothing. */
    public Optional<Backbone> findBackbone(String reference) {
        String suffix = ":" + Model.DEFAULT_TAG;
        String name =
                reference.endsWith(suffix)
                        ? reference.substring(0, reference.length() - suffix.length())
                        : reference;
        return catalogue.apply(name);
    }

    /**
     * The model that a field of a request means.
     *
     * @throws ApiException {@link FailureCode#MODEL_UNKNOWN}, naming the field
     */
    public Model require(String reference, String field) {
        return find(reference)
                .orElseThrow(() ->
                        ApiException.ofField(
                                FailureCode.MODEL_UNKNOWN,
                                field,
                                "there is no model '%s', neither stored nor in the catalogue"
                                        .formatted(reference)));
    }

    /**
     * The model that a path means.
     *
     * @throws ApiException {@link FailureCode#NOT_FOUND}
     */
    public Model requireAtPath(String reference) {
        return find(reference).orElseThrow(() -> ApiException.notFound("model", reference));
    }

    private boolean isUpToDate(Model model) {
        return model.source() == ModelSource.UPLOAD
                || !model.tag().equals(Model.DEFAULT_TAG)
                || current.contains(model.name());
    }

    private Model store(String name, Backbone backbone) {
        NewModel named = new NewModel(name, Model.DEFAULT_TAG, ModelSource.CATALOGUE);
        Model stored = archive.put(named, backbone.model()).model();
        current.add(name);
        return stored;
    }
}
