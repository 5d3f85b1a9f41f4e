package flopper.api.profile;

import flopper.api.dispatch.Dispatcher;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobOrder;
import flopper.db.job.JobStore;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.profile.Profile;
import flopper.db.profile.ProfileStore;
import flopper.db.workload.Cell;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;

/**
 * Answers with a stored profile, or has a worker count it. Somebody waits for the answer, so these
 * jobs go before those of sweeps.
 */
@Singleton
final class ProfileRequests {

    private static final int ATTEMPTS_MAX = 3;

    /**
     * How long a failure is told again instead of trying anew: whoever asks every few seconds hears
     * of it, and whoever asks later gets what a newer worker can do.
     */
    private static final Duration FAILURE_AGE_MAX = Duration.ofMinutes(1);

    private static final Duration PAUSE_MIN = Duration.ofMillis(20);
    private static final Duration PAUSE_MAX = Duration.ofMillis(250);

    private final Dispatcher dispatcher;
    private final JobStore jobs;
    private final ProfileStore profiles;

    ProfileRequests(Dispatcher dispatcher, Database database) {
        this.dispatcher = dispatcher;
        jobs = database.jobs();
        profiles = database.profiles();
    }

    /**
     * The profile of a cell, waiting that long for it at most.
     *
     * @throws ApiException where it cannot be counted, with the job's failure
     */
    ProfileOutcome request(Cell cell, String owner, Duration wait) {
        Optional<Profile> stored = stored(cell);
        if (stored.isPresent()) {
            return new ProfileOutcome.Ready(stored.get());
        }
        jobs.findFailedProfile(cell.graphId(), cell.batch(), cell.shapes(), FAILURE_AGE_MAX)
                .flatMap(Job::failure)
                .ifPresent(failure -> {
                    throw told(failure);
                });
        JobOrder order = new JobOrder(Optional.empty(), owner, Priority.HIGH, ATTEMPTS_MAX);
        Job job = jobs.profile(order, NewJob.of(JobKind.PROFILE, cell));
        dispatcher.wake();
        return await(job, wait);
    }

    private Optional<Profile> stored(Cell cell) {
        return jobs.findProfileId(cell.graphId(), cell.batch(), cell.shapes())
                .flatMap(profiles::find)
                .or(() ->
                        // Whole shapes say all that a batch could.
                        cell.batch().isEmpty()
                                ? profiles.findByShapes(cell.graphId(), cell.shapes())
                                : Optional.empty());
    }

    private ProfileOutcome await(Job first, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        Duration pause = PAUSE_MIN;
        Job job = first;
        while (!job.state().ended() && System.nanoTime() < end) {
            sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0
                            ? PAUSE_MAX
                            : pause.multipliedBy(2);
            job = jobs.find(job.id()).orElseThrow();
        }
        return switch (job.state()) {
            case QUEUED, RUNNING -> new ProfileOutcome.Pending(job);
            case SUCCEEDED ->
                    new ProfileOutcome.Ready(job.resultId().flatMap(profiles::find).orElseThrow());
            case FAILED -> throw told(job.failure().orElseThrow());
            case CANCELLED ->
                    throw ApiException.of(
                            FailureCode.CANCELLED,
                            "job %s, which was to count it, was cancelled".formatted(job.id()));
        };
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a job", e);
        }
    }

    private static ApiException told(Failure failure) {
        return ApiException.of(failure.code(), failure.detail());
    }
}
