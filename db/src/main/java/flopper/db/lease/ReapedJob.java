package flopper.db.lease;

import flopper.db.job.JobState;

/** A job whose lease ran out, and where it went: back to QUEUED, or FAILED for good. */
public record ReapedJob(String id, String queue, JobState state) {}
