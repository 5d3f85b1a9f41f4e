package flopper.api.check;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.onnx.OnnxReader;
import flopper.analysis.tensor.Shape;
import flopper.api.Application;
import flopper.api.model.ModelResolver;
import flopper.api.problem.Refuses;
import flopper.api.profile.ShapeParameters;
import flopper.db.Database;
import flopper.db.model.Model;
import flopper.db.model.ModelStore;
import flopper.zoo.check.BackboneCheck;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Whether a model is the backbone that it looks like. */
@Controller(Application.ROOT + "/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
@Refuses
class CheckController {

    private final ModelResolver resolver;
    private final ModelStore models;

    CheckController(Database database, ModelResolver resolver) {
        this.resolver = resolver;
        this.models = database.models();
    }

    /**
     * The backbone of the catalogue that a model looks like, the layers in which it differs, and
     * which published figures it holds. Layers with multiply-accumulates are compared; what lies
     * between them is written in too many ways.
     *
     * @param id the model's id, its name or {@code name:tag}
     * @param batch size of every input's first dimension; the graph's own unless given
     */
    @Get("/{id}/check")
    @Parameter(
            name = "shape",
            in = ParameterIn.QUERY,
            description = "NAME=1x3x224x224, once for each input",
            explode = Explode.TRUE,
            array = @ArraySchema(schema = @Schema(type = "string")))
    CheckResponse checkModel(
            HttpRequest<?> request, String id, @QueryValue @Min(1) @Nullable Long batch) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        ShapeParameters.parse(request.getParameters().getAll("shape"))
                .byName()
                .forEach((name, sizes) -> shapes.put(name, Shape.of(sizes)));
        Model model = resolver.requireAtPath(id);
        flopper.analysis.graph.Model graph =
                OnnxReader.read(models.findGraphBytes(model.graphId()).orElseThrow());
        InputBinding binding =
                new InputBinding(
                        batch == null ? OptionalLong.empty() : OptionalLong.of(batch),
                        shapes,
                        Map.of());
        return CheckResponse.of(
                model.reference(),
                BackboneCheck.of(model.name(), graph, ModelAnalyzer.analyze(graph, binding)));
    }
}
