package flopper.api.dispatch;

import flopper.api.owner.OwnerSettings;
import flopper.api.rounds.Rounds;
import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.dispatch.DispatchedJob;
import flopper.db.dispatch.Shares;
import flopper.queue.QueuePublisher;

import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes queued jobs: picks them fairly, marks them, hands their ids to Kafka, and takes the mark
 * back where Kafka did not acknowledge. The job table is the outbox, so a crash at any point loses
 * nothing and at worst repeats a record. Any number of instances may run. Thread-safe.
 */
@Context
public final class Dispatcher {

    private final DispatchStore dispatches;
    private final QueuePublisher publisher;
    private final DispatchSettings settings;
    private final Shares shares;
    private final Rounds rounds;

    /** The queue that Kafka took nothing from in the last round that failed; the rounds' alone. */
    private String refused = "";

    Dispatcher(
            Database database,
            QueuePublisher publisher,
            DispatchSettings settings,
            OwnerSettings owners) {
        this.dispatches = database.dispatches();
        this.publisher = publisher;
        this.settings = settings;
        this.shares = owners.shares();
        this.rounds =
                new Rounds("dispatcher", settings.interval(), settings.pauseMax(), this::round);
    }

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(settings.stopLimit());
    }

    /** Says that jobs were queued, so that they need not wait for the next round. */
    public void wake() {
        rounds.wake();
    }

    private boolean round() {
        boolean away = false;
        List<String> unpublished = new ArrayList<>();
        for (Map.Entry<String, List<String>> queue : dispatch().entrySet()) {
            List<String> ids = queue.getValue();
            // A Kafka that took nothing from one queue would let each of the others wait as long.
            Set<String> acknowledged = away ? Set.of() : publish(queue.getKey(), ids);
            if (acknowledged.isEmpty() && !away) {
                away = true;
                refused = queue.getKey();
            }
            ids.stream().filter(id -> !acknowledged.contains(id)).forEach(unpublished::add);
        }
        if (!unpublished.isEmpty()) {
            takeBack(unpublished);
        }
        return unpublished.isEmpty();
    }

    /** Marks the jobs to publish now, and answers them by queue, the one refused last at the end. */
    private Map<String, List<String>> dispatch() {
        Map<String, List<String>> byQueue = new LinkedHashMap<>();
        for (DispatchedJob job : dispatches.dispatch(settings.limits(), shares)) {
            byQueue.computeIfAbsent(job.queue(), _ -> new ArrayList<>()).add(job.id());
        }
        List<String> ids = byQueue.remove(refused);
        if (ids != null) {
            byQueue.put(refused, ids);
        }
        return byQueue;
    }

    private Set<String> publish(String queue, List<String> ids) {
        return publisher.publish(queue, ids, settings.jobsPerRecord(queue));
    }

    private void takeBack(List<String> unpublished) {
        // An interrupt that ended the publishing would end this too, and the jobs would wait until
        // their records count as lost.
        boolean interrupted = Thread.interrupted();
        try {
            dispatches.undispatch(unpublished);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
