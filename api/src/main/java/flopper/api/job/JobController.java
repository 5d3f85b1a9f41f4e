package flopper.api.job;

import flopper.api.Application;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.job.JobStore;
import flopper.db.lease.LeaseStore;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Jobs: looking at one, cancelling one. */
@Controller(Application.ROOT + "/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "jobs")
@Refuses
class JobController {

    private final JobStore jobs;
    private final LeaseStore leases;
    private final WaitingJobs waiting;

    JobController(Database database, WaitingJobs waiting) {
        this.jobs = database.jobs();
        this.leases = database.leases();
        this.waiting = waiting;
    }

    /** One job with all its attempts. */
    @Get("/{id}")
    JobResponse getJob(String id) {
        return response(require(id));
    }

    /**
     * Cancels a job. One that runs is stopped at its worker's next heartbeat, and its result is not
     * stored.
     *
     * @return the job; 409 where it had ended otherwise before
     */
    @Post("/{id}/cancel")
    JobResponse cancelJob(String id) {
        jobs.cancel(id);
        Job job = require(id);
        if (job.state() != JobState.CANCELLED) {
            throw ApiException.of(
                    FailureCode.CONFLICT,
                    "job '%s' has ended before, it is %s".formatted(id, job.state()));
        }
        return response(job);
    }

    private JobResponse response(Job job) {
        return JobResponse.of(job, leases.attempts(job.id()), waiting.of(job));
    }

    private Job require(String id) {
        return jobs.find(id).orElseThrow(() -> ApiException.notFound("job", id));
    }
}
