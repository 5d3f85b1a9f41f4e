package flopper.agent;

import flopper.agent.canary.CanaryWatch;
import flopper.agent.device.WorkerRegistration;
import flopper.agent.job.Heartbeat;
import flopper.agent.job.JobLoop;
import flopper.agent.job.JobRunner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The worker's life: registered, at work, drained, gone. */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Duration REGISTER_AGAIN_AFTER = Duration.ofSeconds(2);

    /** A timing that is told to stop does so within a second; its job is then given back. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final WorkerRegistration registration;
    private final Heartbeat heartbeat;
    private final JobRunner runner;
    private final Optional<CanaryWatch> canaries;
    private final List<JobLoop> loops;
    private final Duration drain;
    private final Thread starter = Thread.ofPlatform().name("worker-start").unstarted(this::begin);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean registered;

    Agent(
            WorkerRegistration registration,
            Heartbeat heartbeat,
            JobRunner runner,
            Optional<CanaryWatch> canaries,
            List<JobLoop> loops,
            Duration drain) {
        this.registration = registration;
        this.heartbeat = heartbeat;
        this.runner = runner;
        this.canaries = canaries;
        this.loops = List.copyOf(loops);
        this.drain = drain;
    }

    /** Begins in the background: neither database nor Kafka need be there yet. */
    void start() {
        starter.start();
    }

    /** The id of this worker. */
    public String workerId() {
        return registration.workerId();
    }

    /** Whether it is known to the database and takes jobs. */
    public boolean registered() {
        return registered;
    }

    /** How long ago the database last heard from it. */
    public Duration silence() {
        return heartbeat.silence();
    }

    /** Takes no further jobs, lets the running ones end or gives them back, and says goodbye. */
    @Override
    public void close() {
        closing.countDown();
        try {
            starter.join();
            canaries.ifPresent(CanaryWatch::close);
            loops.forEach(JobLoop::stop);
            tell(registration::drain);
            if (!awaitStop(drain)) {
                LOG.info("giving the running jobs back");
                runner.stop();
                awaitStop(STOP_LIMIT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        runner.stop();
        loops.forEach(JobLoop::close);
        heartbeat.close();
        tell(registration::goodbye);
    }

    private void begin() {
        boolean told = false;
        while (!registered && closing.getCount() > 0) {
            try {
                registration.register();
                registered = true;
            } catch (RuntimeException e) {
                // Away, or its schema is still to come: both pass.
                if (!told) {
                    LOG.warn("the worker waits until it can register: {}", e.getMessage());
                    told = true;
                }
                pause();
            }
        }
        if (closing.getCount() > 0) {
            heartbeat.start();
            loops.forEach(JobLoop::start);
            canaries.ifPresent(CanaryWatch::start);
        }
    }

    private void pause() {
        try {
            closing.await(REGISTER_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitStop(Duration limit) throws InterruptedException {
        Instant until = Instant.now().plus(limit);
        boolean stopped = true;
        for (JobLoop loop : loops) {
            stopped &= loop.awaitStop(until);
        }
        return stopped;
    }

    private void tell(Runnable message) {
        if (!registered) {
            return;
        }
        try {
            message.run();
        } catch (RuntimeException e) {
            LOG.warn("the worker could not say that it stops: {}", e.getMessage());
        }
    }
}
