package flopper.api.sweep;

import flopper.api.Application;
import flopper.api.owner.Owners;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.api.sweep.matrix.SweepRequest;
import flopper.db.failure.FailureCode;
import flopper.db.sweep.Sweep;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.Optional;

/** Sweeps on their way in. */
@Controller(Application.ROOT + "/sweeps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "sweeps")
@Refuses
class SubmissionController {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int KEY_CHARS_MAX = 255;

    private final SweepSubmission submission;
    private final SweepPlanner planner;
    private final SweepProgress progress;

    SubmissionController(SweepSubmission submission, SweepPlanner planner, SweepProgress progress) {
        this.submission = submission;
        this.planner = planner;
        this.progress = progress;
    }

    /**
     * Submits a sweep, whole or not at all.
     *
     * @param body the matrix
     * @param owner on whose behalf, where nobody is authenticated: for turns and quotas
     * @param key the same key with the same body is the same sweep, however often it is sent
     * @param dryRun only tells what the sweep would come to, and everything that is wrong with it
     */
    @Post
    @ApiResponse(
            responseCode = "202",
            description = "The sweep; its place is in the Location header",
            content = @Content(schema = @Schema(implementation = SweepResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What it would come to",
            content = @Content(schema = @Schema(implementation = DryRun.class)))
    HttpResponse<?> submitSweep(
            @Valid @Body SweepRequest body,
            @Header(Owners.HEADER) Optional<String> owner,
            @Header(IDEMPOTENCY_KEY) Optional<String> key,
            @QueryValue(defaultValue = "false") boolean dryRun,
            HttpRequest<?> request) {
        if (dryRun) {
            return HttpResponse.ok(planner.plan(body));
        }
        key.ifPresent(SubmissionController::check);
        Sweep sweep = submission.submit(body, Owners.of(request), key);
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, Application.ROOT + "/sweeps/" + sweep.id())
                .body(progress.of(sweep));
    }

    private static void check(String key) {
        if (key.isBlank() || key.length() > KEY_CHARS_MAX) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    IDEMPOTENCY_KEY,
                    "%s has 1 to %d characters, not only spaces"
                            .formatted(IDEMPOTENCY_KEY, KEY_CHARS_MAX));
        }
    }
}
