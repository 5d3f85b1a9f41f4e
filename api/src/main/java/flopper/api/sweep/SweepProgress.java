package flopper.api.sweep;

import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.dispatch.QueuePace;
import flopper.db.job.Queue;
import flopper.db.sweep.QueueShare;
import flopper.db.sweep.Sweep;
import flopper.db.sweep.SweepStore;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells how far sweeps are, and why the rest waits. Thread-safe. */
@Singleton
final class SweepProgress {

    /** Long enough for some ends on a slow queue, short enough to follow a change of pace. */
    private static final Duration PACE_WINDOW = Duration.ofMinutes(10);

    private final SweepStore sweeps;
    private final DispatchStore dispatches;

    SweepProgress(Database database) {
        this.sweeps = database.sweeps();
        this.dispatches = database.dispatches();
    }

    SweepResponse of(Sweep sweep) {
        List<QueueShare> shares =
                sweep.finishedAt().isPresent() ? List.of() : sweeps.waiting(sweep.id());
        Map<String, QueuePace> paces = paces(shares);
        return new SweepResponse(
                sweep.id(),
                sweep.name(),
                sweep.owner(),
                sweep.priority(),
                sweep.createdAt(),
                sweep.finishedAt(),
                sweep.total(),
                sweep.counts().byState(),
                sweep.reused(),
                etaSeconds(sweep, paces),
                waiting(shares, paces));
    }

    private Map<String, QueuePace> paces(List<QueueShare> shares) {
        return shares.isEmpty()
                ? Map.of()
                : dispatches.paces(shares.stream().map(QueueShare::queue).toList()).stream()
                        .collect(Collectors.toMap(QueuePace::queue, Function.identity()));
    }

    /** By the sweep's own pace; before its first job ends, by that of the queues. */
    private Optional<Long> etaSeconds(Sweep sweep, Map<String, QueuePace> paces) {
        int rest = sweep.counts().queued() + sweep.counts().running();
        if (rest == 0) {
            return Optional.of(0L);
        }
        Duration age = Duration.between(sweep.createdAt(), Instant.now());
        Duration window = age.compareTo(PACE_WINDOW) < 0 ? age : PACE_WINDOW;
        int ended = sweeps.endedWithin(sweep.id(), window);
        if (ended > 0) {
            return Optional.of(Math.ceilDiv(rest * window.toMillis(), ended * 1000L));
        }
        OptionalDouble slowest =
                paces.values().stream().flatMapToDouble(pace -> pace.secondsFor(0).stream()).max();
        return slowest.isPresent()
                ? Optional.of((long) Math.ceil(slowest.getAsDouble()))
                : Optional.empty();
    }

    private static List<SweepResponse.Waiting> waiting(
            List<QueueShare> shares, Map<String, QueuePace> paces) {
        List<SweepResponse.Waiting> waiting = new ArrayList<>();
        for (QueueShare share : shares) {
            QueuePace pace = paces.get(share.queue());
            int workers = pace == null ? 0 : pace.workers();
            share.nextAttemptAt()
                    .ifPresent(due ->
                            waiting.add(
                                    new SweepResponse.Waiting(
                                            "an attempt failed; the next one is due at " + due,
                                            share.delayed())));
            if (share.jobs() > share.delayed()) {
                waiting.add(
                        new SweepResponse.Waiting(
                                reason(share, workers), share.jobs() - share.delayed()));
            }
        }
        return waiting;
    }

    private static String reason(QueueShare share, int workers) {
        boolean analysis = share.queue().equals(Queue.ANALYSIS);
        String who = analysis ? "worker" : "worker with a device for queue " + share.queue();
        if (workers == 0) {
            return "no %s is running".formatted(who);
        }
        if (share.inKafka() == 0) {
            return "jobs before them, or Kafka, have not let them onto queue %s yet"
                    .formatted(share.queue());
        }
        return "a free %s; %d of them work on %d jobs".formatted(who, workers, share.running());
    }
}
