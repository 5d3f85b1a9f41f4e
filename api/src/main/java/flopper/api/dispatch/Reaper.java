package flopper.api.dispatch;

import flopper.api.rounds.Rounds;
import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.job.JobState;
import flopper.db.lease.LeaseStore;
import flopper.db.lease.ReapedJob;
import flopper.queue.QueuePublisher;

import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes jobs away from workers that fell silent, and makes jobs publishable again whose record seems
 * lost. A job that used up its attempts this way is FAILED, and its record goes to the dead-letter
 * topic, where operators look. Any number of instances may run.
 */
@Context
final class Reaper {

    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);

    private final LeaseStore leases;
    private final DispatchStore dispatches;
    private final QueuePublisher publisher;
    private final Dispatcher dispatcher;
    private final ReaperSettings settings;
    private final Rounds rounds;

    Reaper(
            Database database,
            QueuePublisher publisher,
            Dispatcher dispatcher,
            ReaperSettings settings) {
        this.leases = database.leases();
        this.dispatches = database.dispatches();
        this.publisher = publisher;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.rounds = new Rounds("reaper", settings.interval(), settings.pauseMax(), this::round);
    }

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(settings.interval());
    }

    private boolean round() {
        List<ReapedJob> reaped = leases.expireLeases(settings.retryAfter());
        if (!reaped.isEmpty()) {
            LOG.info("took {} jobs away from silent workers", reaped.size());
            bury(reaped);
        }
        int lost = dispatches.forgetLost(settings.patience());
        if (lost > 0) {
            LOG.info("publishing {} jobs again that nobody claimed", lost);
            dispatcher.wake();
        }
        return true;
    }

    private void bury(List<ReapedJob> reaped) {
        Map<String, List<String>> failed =
                reaped.stream()
                        .filter(job -> job.state() == JobState.FAILED)
                        .collect(
                                Collectors.groupingBy(
                                        ReapedJob::queue,
                                        Collectors.mapping(ReapedJob::id, Collectors.toList())));
        failed.forEach(publisher::bury);
    }
}
