package flopper.agent.job;

import flopper.agent.database.Patience;
import flopper.agent.measurement.Measurer;
import flopper.agent.profile.Profiler;
import flopper.db.Database;
import flopper.db.ProfileResult;
import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.lease.Claim;
import flopper.db.lease.Claim.Claimed;
import flopper.db.measurement.NewMeasurement;
import flopper.db.profile.NewProfile;
import flopper.timing.failure.TimingFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes jobs from their claim to their end: counted or timed, and stored, or failed. Knows nothing
 * of how their ids came here. Thread-safe.
 */
public final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /**
     * On whose behalf jobs are run.
     *
     * @param lease how long a claim is good without a heartbeat
     */
    public record Terms(String workerId, Duration lease, RetryPolicy retries) {}

    private final Terms terms;
    private final Database database;
    private final Patience patience;
    private final Heartbeat heartbeat;
    private final Profiler profiler;
    private final Measurer measurer;
    private final AtomicInteger running = new AtomicInteger();
    private volatile long lastEndNs = System.nanoTime();
    private volatile boolean stopping;

    public JobRunner(
            Terms terms,
            Database database,
            Patience patience,
            Heartbeat heartbeat,
            Profiler profiler,
            Measurer measurer) {
        this.terms = terms;
        this.database = database;
        this.patience = patience;
        this.heartbeat = heartbeat;
        this.profiler = profiler;
        this.measurer = measurer;
    }

    /** How long it has had nothing to do; zero while it has. */
    public Duration idleFor() {
        return running.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastEndNs);
    }

    /** Runs those of the jobs that are nobody's yet, and says what came of each. */
    Map<String, Ending> run(List<String> jobIds) {
        running.incrementAndGet();
        try {
            return runClaimed(jobIds);
        } finally {
            lastEndNs = System.nanoTime();
            running.decrementAndGet();
        }
    }

    private Map<String, Ending> runClaimed(List<String> jobIds) {
        Map<String, Ending> endings = new LinkedHashMap<>();
        List<Claimed> jobs = new ArrayList<>();
        for (Claim claim :
                patience.call(() ->
                        database.leases().claimAll(jobIds, terms.workerId(), terms.lease()))) {
            switch (claim) {
                case Claimed claimed -> jobs.add(claimed);
                case Claim.Refused refused -> endings.put(refused.jobId(), Ending.DONE);
                case Claim.Unknown unknown -> endings.put(unknown.jobId(), Ending.DEAD);
            }
        }
        try (Heartbeat.Kept kept = heartbeat.keep(jobs.stream().map(Claimed::lease).toList())) {
            endings.putAll(profile(of(JobKind.PROFILE, jobs)));
            for (Claimed job : of(JobKind.MEASUREMENT, jobs)) {
                endings.put(job.jobId(), measure(job, kept));
            }
        }
        return endings;
    }

    /** Gives the running jobs back as soon as they can be stopped; those that come are not run. */
    public void stop() {
        stopping = true;
        patience.lose();
    }

    private Map<String, Ending> profile(List<Claimed> jobs) {
        Map<String, Ending> endings = new LinkedHashMap<>();
        Map<Claimed, ProfileResult> counted = new LinkedHashMap<>();
        for (Claimed job : jobs) {
            try {
                counted.put(job, new ProfileResult(job.lease(), count(job)));
                endings.put(job.jobId(), Ending.DONE);
            } catch (RuntimeException | StackOverflowError e) {
                endings.put(job.jobId(), end(job, e));
            }
        }
        try {
            patience.call(() -> database.completeProfiles(List.copyOf(counted.values())));
        } catch (RuntimeException e) {
            LOG.warn("{} profiles were not stored together: {}", counted.size(), e.getMessage());
            counted.forEach((job, result) -> endings.put(job.jobId(), storeAlone(job, result)));
        }
        return endings;
    }

    private Ending storeAlone(Claimed job, ProfileResult result) {
        try {
            patience.call(() -> database.completeProfiles(List.of(result)));
            return Ending.DONE;
        } catch (RuntimeException e) {
            return end(job, e);
        }
    }

    private Ending measure(Claimed job, Heartbeat.Kept kept) {
        try {
            NewProfile profile = count(job);
            NewMeasurement measurement =
                    measurer.measure(
                            job.job().cell(), profile, () -> stopping || kept.lost(job.lease()));
            if (!patience.call(
                    () -> database.completeMeasurement(job.lease(), profile, measurement))) {
                tellLost(job);
            }
            return Ending.DONE;
        } catch (TimingFailure | InterruptedException | RuntimeException | StackOverflowError e) {
            return end(job, e);
        }
    }

    private NewProfile count(Claimed job) {
        return patience.call(() -> profiler.profile(job.job().cell()));
    }

    /** Ends a job without a result; one that is not ours any more stays as it is. */
    private Ending end(Claimed job, Throwable thrown) {
        if (stopping) {
            patience.call(() -> database.leases().release(job.lease()));
            return Ending.GIVEN_BACK;
        }
        Failure failure = Failures.of(thrown);
        Optional<JobState> state =
                patience.call(() ->
                        database.leases()
                                .fail(
                                        job.lease(),
                                        failure,
                                        terms.retries().after(job.job().attemptCount())));
        if (state.isEmpty()) {
            tellLost(job);
        } else if (failure.code() == FailureCode.INTERNAL_ERROR) {
            LOG.error("job {} failed", job.jobId(), thrown);
        }
        boolean forGood = state.filter(JobState.FAILED::equals).isPresent();
        return forGood && failure.blame() != Blame.USER ? Ending.DEAD : Ending.DONE;
    }

    private static void tellLost(Claimed job) {
        LOG.info("job {} was cancelled or taken away", job.jobId());
    }

    private static List<Claimed> of(JobKind kind, List<Claimed> jobs) {
        return jobs.stream().filter(job -> job.job().kind() == kind).toList();
    }
}
