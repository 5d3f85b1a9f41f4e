package flopper.api.model;

import flopper.analysis.InputBinding;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.onnx.ReadLimits;
import flopper.api.owner.Owners;
import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.model.ModelSource;
import flopper.db.model.NewModel;
import flopper.db.model.Stored;
import flopper.zoo.check.BackboneCheck;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.ContentLengthExceededException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Takes a model from the body of a request. Weights are dropped as they pass, so memory is of the
 * order of the graph, and nothing is stored before the body has ended as a well-formed model.
 */
@Singleton
final class ModelUpload {
    /** No backbone has as many; hostile graphs of millions would take seconds. */
    private static final int CHECKED_NODES_MAX = 10_000;

    private final ModelArchive archive;

    ModelUpload(ModelArchive archive) {
        this.archive = archive;
    }

    /**
     * What became of an upload.
     *
     * @param check the backbone that it looks like; empty where that cannot be said
     */
    record Uploaded(Stored stored, Optional<BackboneCheck> check) {}

    /**
     * Stores the model that the body is, or that its first file part is.
     *
     * @param request the one whose body it is, for whose the name is
     * @param name needed unless a part's file name gives one
     * @throws ApiException where a name or the form of the body is refused, or the name is another's
     * @throws flopper.analysis.InvalidModelException where the body is no ONNX model
     */
    Uploaded store(
            HttpRequest<?> request,
            Optional<String> name,
            Optional<String> tag,
            MediaType contentType,
            InputStream body) {
        try {
            if (!contentType.matches(MediaType.MULTIPART_FORM_DATA_TYPE)) {
                return store(request, name(request, name, tag), body);
            }
            MultipartFile file = MultipartFile.first(contentType, body);
            return store(
                    request,
                    name(request, name.or(() -> ModelNames.ofFile(file.fileName())), tag),
                    file.content());
        } catch (IOException e) {
            throw isTooLarge(e)
                    ? ApiException.of(FailureCode.BODY_TOO_LARGE, "the body is larger than allowed")
                    : ApiException.of(FailureCode.TRUNCATED, "the body broke off before its end");
        }
    }

    private Uploaded store(HttpRequest<?> request, NewModel name, InputStream content)
            throws IOException {
        archive.owner(name).ifPresent(owner -> Owners.requireOwner(request, "name", owner));
        Model model = OnnxReader.read(content, ReadLimits.defaults());
        Stored stored = archive.put(name, model);
        return new Uploaded(stored, check(stored.model().name(), model));
    }

    private static Optional<BackboneCheck> check(String name, Model model) {
        if (model.graph().nodes().size() > CHECKED_NODES_MAX) {
            return Optional.empty();
        }
        try {
            return BackboneCheck.of(name, model, ModelAnalyzer.analyze(model, InputBinding.NONE));
        } catch (InvalidModelException _) {
            // It is stored all the same: with other shapes it may be valid.
            return Optional.empty();
        }
    }

    private static NewModel name(
            HttpRequest<?> request, Optional<String> name, Optional<String> tag) {
        return new NewModel(
                ModelNames.name(name),
                ModelNames.tag(tag),
                ModelSource.UPLOAD,
                Optional.of(Owners.of(request)));
    }

    private static boolean isTooLarge(IOException thrown) {
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof ContentLengthExceededException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
