package flopper.api.profile;

import flopper.api.Application;
import flopper.api.model.ModelResolver;
import flopper.api.owner.Owners;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.failure.FailureCode;
import flopper.db.model.Model;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The static cost of a model. */
@Controller(Application.ROOT + "/models")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
@Refuses
class ProfileController {

    private final ModelResolver models;
    private final ProfileRequests requests;

    ProfileController(ModelResolver models, ProfileRequests requests) {
        this.models = models;
        this.requests = requests;
    }

    /**
     * What one run of a model costs: per layer and in total. A worker counts it the first time it is
     * asked for; {@code Prefer: wait=N} waits up to N seconds for that.
     *
     * @param id the model's id, its name or {@code name:tag}
     * @param batch size of every input's first dimension; the graph's own unless given
     * @param convention the only one whose total is to be told; all of them unless given
     */
    @Get("/{id}/profile")
    @Parameter(
            name = "shape",
            in = ParameterIn.QUERY,
            description = "NAME=1x3x224x224, once for each input",
            explode = Explode.TRUE,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = ProfileResponse.class)))
    @ApiResponse(
            responseCode = "202",
            description = "A worker has still to count it; its job is at the Location",
            content = @Content(schema = @Schema(implementation = PendingResponse.class)))
    HttpResponse<?> getProfile(
            HttpRequest<?> request,
            String id,
            @QueryValue @Min(1) @Nullable Long batch,
            @QueryValue @Nullable String convention,
            @Header("Prefer") @Nullable String prefer) {
        // Bound by hand: the framework would cut the shapes at commas, which names may hold.
        InputShapes shapes = ShapeParameters.parse(request.getParameters().getAll("shape"));
        OptionalLong batchSize = batch == null ? OptionalLong.empty() : OptionalLong.of(batch);
        Model model = models.requireAtPath(id);
        Cell cell = Cell.profile(model.reference(), model.id(), model.graphId(), batchSize, shapes);
        Duration wait = Preference.wait(Optional.ofNullable(prefer));
        return switch (requests.request(cell, Owners.of(request), wait)) {
            case ProfileOutcome.Ready(var profile) ->
                    HttpResponse.ok(in(convention, ProfileResponse.of(model.reference(), profile)));
            case ProfileOutcome.Pending(var job) ->
                    HttpResponse.accepted()
                            .header(HttpHeaders.LOCATION, Application.ROOT + "/jobs/" + job.id())
                            .header(HttpHeaders.RETRY_AFTER, "1")
                            .body(PendingResponse.of(job));
        };
    }

    private static ProfileResponse in(@Nullable String convention, ProfileResponse profile) {
        if (convention == null) {
            return profile;
        }
        Long count = profile.conventions().get(convention);
        if (count == null) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "convention",
                    "convention '%s' is none of %s"
                            .formatted(convention, profile.conventions().keySet()));
        }
        return profile.onlyConvention(convention, count);
    }
}
