package flopper.db.lease;

import flopper.db.job.Job;
import flopper.db.job.JobState;

/** What came of claiming a job. */
public sealed interface Claim {

    /** The job that was asked for. */
    String jobId();

    /** The caller owns the job now. */
    record Claimed(Job job, Lease lease) implements Claim {
        @Override
        public String jobId() {
            return job.id();
        }
    }

    /**
     * Somebody else owns the job, it has ended, or its next attempt is not due yet. The caller has
     * nothing to do: where work is left, the reaper and the dispatcher see to it.
     */
    record Refused(String jobId, JobState state) implements Claim {}

    /** There is no such job. */
    record Unknown(String jobId) implements Claim {}
}
