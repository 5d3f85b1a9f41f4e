package flopper.api.sweep;

import flopper.db.Database;
import flopper.db.sweep.SweepStore;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Tells watchers of sweeps what happens to them. Thread-safe. */
@Singleton
final class SweepEvents {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** So that proxies do not take a quiet connection for a dead one, also without news. */
    private static final int LOOKS_WITHOUT_NEWS_MAX = 30;

    private final SweepStore sweeps;
    private final SweepProgress progress;
    private final Scheduler scheduler;

    SweepEvents(
            Database database,
            SweepProgress progress,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sweeps = database.sweeps();
        this.progress = progress;
        this.scheduler = Schedulers.fromExecutorService(blocking);
    }

    /** The sweep now, after each change, and for the last time when all its jobs have ended. */
    Publisher<Event<SweepResponse>> of(String id) {
        return Flux.interval(Duration.ZERO, INTERVAL)
                // A watcher that reads slowly misses steps, not the last one.
                .onBackpressureDrop()
                .publishOn(scheduler, 1)
                .map(look -> new Look(look, progress.of(sweeps.find(id).orElseThrow())))
                .distinctUntilChanged(Look::news)
                .map(Look::sweep)
                .takeUntil(sweep -> sweep.finishedAt().isPresent())
                .map(sweep ->
                        Event.of(sweep)
                                .name(sweep.finishedAt().isPresent() ? "finished" : "progress"));
    }

    /** What was seen, and how often somebody had looked before. */
    private record Look(long number, SweepResponse sweep) {

        /** Differs where there is something to tell. */
        Object news() {
            return new News(sweep.counts(), sweep.waiting(), number / LOOKS_WITHOUT_NEWS_MAX);
        }
    }

    private record News(Object counts, Object waiting, long period) {}
}
