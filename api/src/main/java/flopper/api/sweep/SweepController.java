package flopper.api.sweep;

import flopper.api.Application;
import flopper.api.dispatch.Dispatcher;
import flopper.api.job.JobResponse;
import flopper.api.job.WaitingJobs;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.lease.Attempt;
import flopper.db.sweep.Sweep;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sweeps that were submitted: watch, cancel, retry. */
@Controller(Application.ROOT + "/sweeps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "sweeps")
@Refuses
class SweepController {

    private final Database database;
    private final SweepProgress progress;
    private final WaitingJobs waiting;
    private final Dispatcher dispatcher;

    SweepController(
            Database database, SweepProgress progress, WaitingJobs waiting, Dispatcher dispatcher) {
        this.database = database;
        this.progress = progress;
        this.waiting = waiting;
        this.dispatcher = dispatcher;
    }

    /** Sweeps, newest first. */
    @Get
    Items<SweepResponse> listSweeps(@Valid @RequestBean PageRequest page) {
        return Items.of(database.sweeps().list(page.rowsById()), page, Sweep::id, progress::of);
    }

    /** One sweep: jobs by state, time to its end, and why the rest waits. */
    @Get("/{id}")
    SweepResponse getSweep(String id) {
        return progress.of(require(id));
    }

    /**
     * The jobs of a sweep in the order of its cells.
     *
     * @param state only those in this state
     */
    @Get("/{id}/jobs")
    Items<JobResponse> listJobsOfSweep(
            String id, @QueryValue @Nullable JobState state, @Valid @RequestBean PageRequest page) {
        require(id);
        List<Job> jobs = database.jobs().ofSweep(id, Optional.ofNullable(state), page.rowsById());
        Map<String, List<Attempt>> attempts =
                database.leases().attemptsOf(jobs.stream().map(Job::id).toList()).stream()
                        .collect(Collectors.groupingBy(Attempt::jobId));
        Map<String, JobResponse.Waiting> reasons = waiting.ofAll(jobs);
        return Items.of(
                jobs,
                page,
                Job::id,
                job ->
                        JobResponse.of(
                                job,
                                attempts.getOrDefault(job.id(), List.of()),
                                Optional.ofNullable(reasons.get(job.id()))));
    }

    /** Cancels all jobs of a sweep that have not ended. */
    @Post("/{id}/cancel")
    SweepResponse cancelSweep(String id) {
        require(id);
        database.jobs().cancelSweep(id);
        return getSweep(id);
    }

    /** Puts the failed and cancelled jobs of a sweep back, attempts counted anew. */
    @Post("/{id}/retry")
    SweepResponse retrySweep(String id) {
        require(id);
        if (database.jobs().retrySweep(id) > 0) {
            dispatcher.wake();
        }
        return getSweep(id);
    }

    /** What became of telling the sweep's webhook of its ends, oldest first; empty without one. */
    @Get("/{id}/deliveries")
    List<DeliveryResponse> listDeliveriesOfSweep(String id) {
        require(id);
        return database.webhooks().ofSweep(id).stream().map(DeliveryResponse::of).toList();
    }

    private Sweep require(String id) {
        return database.sweeps().find(id).orElseThrow(() -> ApiException.notFound("sweep", id));
    }
}
