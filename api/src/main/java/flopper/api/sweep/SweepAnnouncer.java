package flopper.api.sweep;

import flopper.api.rounds.Rounds;
import flopper.api.webhook.WebhookDelivery;
import flopper.api.webhook.WebhookSettings;
import flopper.db.Database;
import flopper.db.sweep.SweepStore;
import flopper.db.webhook.EndedSweep;
import flopper.db.webhook.WebhookStore;

import io.micronaut.context.annotation.Context;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Puts the ends of sweeps in the outbox of webhooks, each once, and has sent what is there. Any number
 * of instances may run.
 */
@Context
final class SweepAnnouncer {

    private static final String FINISHED = "sweep.finished";

    private final WebhookStore webhooks;
    private final SweepStore sweeps;
    private final SweepProgress progress;
    private final JsonMapper json;
    private final WebhookDelivery delivery;
    private final WebhookSettings settings;
    private final Rounds rounds;

    SweepAnnouncer(
            Database database,
            SweepProgress progress,
            JsonMapper json,
            WebhookDelivery delivery,
            WebhookSettings settings) {
        this.webhooks = database.webhooks();
        this.sweeps = database.sweeps();
        this.progress = progress;
        this.json = json;
        this.delivery = delivery;
        this.settings = settings;
        this.rounds =
                new Rounds(
                        "sweep announcer", settings.interval(), settings.pauseMax(), this::round);
    }

    /**
     * The body of a webhook.
     *
     * @param event {@code sweep.finished}
     * @param sweep as it was then
     */
    @Serdeable
    record Event(String event, SweepResponse sweep) {}

    @PostConstruct
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop(settings.timeout());
    }

    private boolean round() {
        for (EndedSweep ended : webhooks.ended()) {
            sweeps.find(ended.sweepId())
                    .ifPresent(sweep ->
                            webhooks.announce(
                                    ended, body(new Event(FINISHED, progress.of(sweep)))));
        }
        delivery.sendDue();
        return true;
    }

    private String body(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
