package flopper.api.webhook;

import flopper.db.Database;
import flopper.db.webhook.TakenDelivery;
import flopper.db.webhook.WebhookStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Empties the outbox of webhooks, so far as receivers take what is in it. Thread-safe. */
@Singleton
public final class WebhookDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

    private final WebhookStore webhooks;
    private final WebhookSender sender;
    private final WebhookSettings settings;

    WebhookDelivery(Database database, WebhookSender sender, WebhookSettings settings) {
        this.webhooks = database.webhooks();
        this.sender = sender;
        this.settings = settings;
    }

    /** Tries what is due once, side by side, and waits for the slowest, as long as its limit says. */
    public void sendDue() {
        List<TakenDelivery> due = webhooks.take(settings.retryFirst(), settings.retryLongest());
        if (due.isEmpty()) {
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> threads.execute(() -> send(delivery)));
        }
    }

    private void send(TakenDelivery delivery) {
        try {
            Optional<String> error = sender.send(delivery);
            if (error.isEmpty()) {
                webhooks.delivered(delivery.id());
            } else {
                webhooks.failed(delivery.id(), error.get(), settings.attemptsMax());
                LOG.info(
                        "webhook of sweep {}, attempt {}: {}",
                        delivery.sweepId(),
                        delivery.attempt(),
                        error.get());
            }
        } catch (InterruptedException _) {
            // It is due again after its wait.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a webhook of sweep {} stays due: {}", delivery.sweepId(), e.getMessage());
        }
    }
}
