package flopper.api.profile;

import flopper.db.job.Job;
import flopper.db.job.JobState;

import io.micronaut.serde.annotation.Serdeable;

/** Says which job counts a profile that is not there yet; the job is at the Location. */
@Serdeable
public record PendingResponse(String jobId, JobState state) {

    static PendingResponse of(Job job) {
        return new PendingResponse(job.id(), job.state());
    }
}
