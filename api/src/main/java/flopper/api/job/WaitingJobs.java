package flopper.api.job;

import flopper.api.job.JobResponse.Waiting;
import flopper.api.owner.OwnerSettings;
import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.dispatch.QueuePace;
import flopper.db.dispatch.Shares;
import flopper.db.job.Job;
import flopper.db.job.JobState;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells why jobs wait. Thread-safe. */
@Singleton
public final class WaitingJobs {

    private final DispatchStore dispatches;
    private final Shares shares;

    WaitingJobs(Database database, OwnerSettings owners) {
        this.dispatches = database.dispatches();
        this.shares = owners.shares();
    }

    /** Why this one waits, and its place. */
    public Optional<Waiting> of(Job job) {
        return Optional.ofNullable(ofAll(List.of(job)).get(job.id()))
                .map(waiting -> new Waiting(waiting.reason(), dispatches.place(job.id(), shares)));
    }

    /** Why those of these jobs wait that do, by id; without their places, which cost a look each. */
    public Map<String, Waiting> ofAll(Collection<Job> jobs) {
        List<Job> queued = jobs.stream().filter(job -> job.state() == JobState.QUEUED).toList();
        if (queued.isEmpty()) {
            return Map.of();
        }
        Map<String, QueuePace> paces =
                dispatches.paces(queued.stream().map(Job::queue).distinct().toList()).stream()
                        .collect(Collectors.toMap(QueuePace::queue, Function.identity()));
        Map<String, Waiting> waiting = new HashMap<>();
        for (Job job : queued) {
            QueuePace pace = paces.get(job.queue());
            if (pace != null) {
                waiting.put(job.id(), new Waiting(reason(job, pace), Optional.empty()));
            }
        }
        return waiting;
    }

    private static String reason(Job job, QueuePace pace) {
        return job.nextAttemptAt().isAfter(Instant.now())
                ? "an attempt failed; the next one is due at " + job.nextAttemptAt()
                : WaitingReason.of(pace, job.dispatchedAt().isPresent());
    }
}
