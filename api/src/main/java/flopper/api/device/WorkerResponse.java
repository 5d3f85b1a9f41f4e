package flopper.api.device;

import flopper.db.device.Worker;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.Optional;

/**
 * A worker process; a restarted one is another.
 *
 * @param name host and process, for people
 * @param version of flopper
 * @param lastHeartbeat when it was last heard of
 * @param drainingAt when it was told to stop; null while it takes jobs
 * @param stoppedAt when it said goodbye; null while it runs, and for ever where it was killed
 */
@Serdeable
record WorkerResponse(
        String id,
        String name,
        String version,
        State state,
        Instant startedAt,
        Instant lastHeartbeat,
        @Schema(nullable = true) Optional<Instant> drainingAt,
        @Schema(nullable = true) Optional<Instant> stoppedAt) {

    /** What a worker is doing, as far as the database can tell. */
    enum State {
        /** It takes jobs. */
        RUNNING,
        /** It was told to stop, and ends what it runs. */
        DRAINING,
        /** It said goodbye. */
        STOPPED,
        /** It was not heard of for longer than it may be: killed, or cut off. */
        SILENT
    }

    static WorkerResponse of(Worker worker) {
        return new WorkerResponse(
                worker.id(),
                worker.name(),
                worker.version(),
                state(worker),
                worker.startedAt(),
                worker.seenAt(),
                worker.drainingAt(),
                worker.stoppedAt());
    }

    private static State state(Worker worker) {
        if (worker.stoppedAt().isPresent()) {
            return State.STOPPED;
        }
        if (!worker.alive()) {
            return State.SILENT;
        }
        return worker.drainingAt().isPresent() ? State.DRAINING : State.RUNNING;
    }
}
