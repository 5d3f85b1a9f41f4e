package flopper.api.sweep;

import flopper.api.Application;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.sweep.Sweep;
import flopper.db.sweep.SweepStore;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.inject.Named;

import org.reactivestreams.Publisher;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Sweeps as they go. */
@Controller(Application.ROOT + "/sweeps")
@Tag(name = "sweeps")
@Refuses
class SweepEventController {

    private final SweepStore sweeps;
    private final SweepEvents events;
    private final ExecutorService blocking;

    SweepEventController(
            Database database,
            SweepEvents events,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sweeps = database.sweeps();
        this.events = events;
        this.blocking = blocking;
    }

    /**
     * Server-sent events, each with the whole sweep: {@code progress} now and after each change,
     * {@code finished} at its end.
     */
    // The executor is ours to choose: @ExecuteOn would run every step of the stream on it too, and
    // needs a further library for that.
    @Get(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
    @ApiResponse(
            responseCode = "200",
            description = "Events until the sweep ends",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(implementation = SweepResponse.class)))
    CompletionStage<HttpResponse<Publisher<Event<SweepResponse>>>> watchSweep(String id) {
        return CompletableFuture.supplyAsync(() -> watch(id), blocking);
    }

    private HttpResponse<Publisher<Event<SweepResponse>>> watch(String id) {
        Sweep sweep = sweeps.find(id).orElseThrow(() -> ApiException.notFound("sweep", id));
        return HttpResponse.ok(events.of(sweep.id()));
    }
}
