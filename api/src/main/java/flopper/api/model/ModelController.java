package flopper.api.model;

import flopper.api.Application;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.model.Deletion;
import flopper.db.model.Graph;
import flopper.db.model.Model;
import flopper.db.model.ModelStore;
import flopper.db.model.Stored;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Models: upload, list, look up, download, delete. */
@Controller(Application.ROOT + "/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
@Refuses
class ModelController {

    private final ModelStore models;
    private final ModelResolver resolver;
    private final ModelUpload upload;

    ModelController(Database database, ModelResolver resolver, ModelUpload upload) {
        this.models = database.models();
        this.resolver = resolver;
        this.upload = upload;
    }

    /**
     * Stores an ONNX model under a name. Weights are dropped as they arrive; what is kept is the
     * graph.
     *
     * @param name what the model is to be called; needed unless a multipart file name gives one
     * @param tag which of the models of that name it is; {@code latest} unless given
     */
    @ApiResponse(
            responseCode = "201",
            description = "It is stored; it is at the Location",
            content = @Content(schema = @Schema(implementation = UploadResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The name pointed to the same graph before",
            content = @Content(schema = @Schema(implementation = UploadResponse.class)))
    @Post(consumes = {MediaType.APPLICATION_OCTET_STREAM, MediaType.MULTIPART_FORM_DATA})
    HttpResponse<UploadResponse> putModel(
            @QueryValue @Nullable String name,
            @QueryValue @Nullable String tag,
            @Header(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true)
                    @Nullable String contentType,
            @Body @Nullable InputStream body) {
        MediaType type =
                contentType == null
                        ? MediaType.APPLICATION_OCTET_STREAM_TYPE
                        : MediaType.of(contentType);
        ModelUpload.Uploaded uploaded =
                upload.store(
                        Optional.ofNullable(name),
                        Optional.ofNullable(tag),
                        type,
                        // An empty body arrives as none.
                        Objects.requireNonNullElse(body, InputStream.nullInputStream()));
        Stored stored = uploaded.stored();
        URI location = URI.create(Application.ROOT + "/models/" + stored.model().id());
        HttpStatus status =
                switch (stored.change()) {
                    case CREATED, MOVED -> HttpStatus.CREATED;
                    case KNOWN -> HttpStatus.OK;
                };
        return HttpResponse.<UploadResponse>status(status)
                .header(HttpHeaders.LOCATION, location.toString())
                .body(UploadResponse.of(response(stored.model()), uploaded.check()));
    }

    /** Stored models, newest first. */
    @Get
    Items<ModelResponse> listModels(@Valid @RequestBean PageRequest page) {
        List<Model> rows = models.list(page.rowsById());
        Map<String, Graph> graphs =
                models.findGraphs(rows.stream().map(Model::graphId).toList()).stream()
                        .collect(Collectors.toMap(Graph::id, Function.identity()));
        return Items.of(rows, page, Model::id, model -> response(model, graphs));
    }

    /**
     * One model.
     *
     * @param id its id, its name or {@code name:tag}
     */
    @Get("/{id}")
    ModelResponse getModel(String id) {
        return response(resolver.requireAtPath(id));
    }

    /**
     * The graph of a model: ONNX, its weights external tensors without data.
     *
     * @param id its id, its name or {@code name:tag}
     */
    @Get(value = "/{id}/graph", produces = MediaType.APPLICATION_OCTET_STREAM)
    HttpResponse<byte[]> getGraph(String id) {
        Model model = resolver.requireAtPath(id);
        byte[] bytes = models.findGraphBytes(model.graphId()).orElseThrow();
        return HttpResponse.ok(bytes)
                .header(HttpHeaders.ETAG, "\"%s\"".formatted(model.graphId()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.onnx\"".formatted(model.name()));
    }

    /**
     * Deletes a name. The graph and its results stay, under the graph's id.
     *
     * @param id its id, its name or {@code name:tag}
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void deleteModel(String id) {
        Model model =
                models.find(id)
                        .or(() -> models.findByReference(id))
                        .orElseThrow(() -> ApiException.notFound("stored model", id));
        Deletion deletion = models.delete(model.id());
        switch (deletion) {
            case DELETED -> {}
            case UNKNOWN -> throw ApiException.notFound("stored model", id);
            case IN_USE ->
                    throw ApiException.of(
                            FailureCode.MODEL_IN_USE,
                            "jobs that have not ended use model '%s'".formatted(id));
        }
    }

    private ModelResponse response(Model model) {
        return ModelResponse.of(model, models.findGraph(model.graphId()).orElseThrow());
    }

    private static ModelResponse response(Model model, Map<String, Graph> graphs) {
        Graph graph = graphs.get(model.graphId());
        if (graph == null) {
            throw new IllegalStateException("model %s has no graph".formatted(model.id()));
        }
        return ModelResponse.of(model, graph);
    }
}
