package flopper.api.sweep;

import flopper.api.job.WaitingReason;
import flopper.db.Database;
import flopper.db.dispatch.DispatchStore;
import flopper.db.dispatch.QueuePace;
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
            share.nextAttemptAt()
                    .ifPresent(due ->
                            waiting.add(
                                    new SweepResponse.Waiting(
                                            "an attempt failed; the next one is due at " + due,
                                            share.delayed())));
            QueuePace pace = paces.get(share.queue());
            if (pace != null && share.jobs() > share.delayed()) {
                waiting.add(
                        new SweepResponse.Waiting(
                                WaitingReason.of(pace, share.inKafka() > 0),
                                share.jobs() - share.delayed()));
            }
        }
        return waiting;
    }
}
