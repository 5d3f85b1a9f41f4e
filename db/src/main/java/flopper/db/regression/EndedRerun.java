package flopper.db.regression;

import flopper.db.job.JobState;

import java.util.Optional;

/**
 * A suspected regression whose second measurement has ended, one way or another.
 *
 * @param measurementId what it measured, where it succeeded
 */
public record EndedRerun(String id, JobState state, Optional<String> measurementId) {}
