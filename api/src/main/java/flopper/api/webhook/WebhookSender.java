package flopper.api.webhook;

import flopper.db.webhook.TakenDelivery;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;

/** Sends deliveries. Follows no redirects: they could lead where no webhook may go. Thread-safe. */
@Singleton
final class WebhookSender {

    /** The same for every attempt at a delivery, so that a receiver knows a repeat. */
    static final String DELIVERY = "X-Flopper-Delivery";

    private final Receivers receivers;
    private final WebhookSettings settings;
    private final HttpClient client;

    WebhookSender(Receivers receivers, WebhookSettings settings) {
        this.receivers = receivers;
        this.settings = settings;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.timeout())
                        .build();
    }

    /** Tries a delivery once; answers what went wrong. */
    Optional<String> send(TakenDelivery delivery) throws InterruptedException {
        String url = delivery.webhook().url();
        Optional<String> refusal = receivers.refusal(url);
        if (refusal.isPresent()) {
            return refusal;
        }
        long timestamp = Instant.now().getEpochSecond();
        String signature = Signature.of(delivery.webhook().secret(), timestamp, delivery.body());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "flopper")
                        .header(DELIVERY, delivery.id())
                        .header(Signature.TIMESTAMP, Long.toString(timestamp))
                        .header(Signature.HEADER, signature)
                        .POST(BodyPublishers.ofString(delivery.body()))
                        .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            // The request's limit ends with the headers: a body that drips would hold us for ever.
            response.body().close();
            int status = response.statusCode();
            return status >= 200 && status < 300
                    ? Optional.empty()
                    : Optional.of("it answered with status " + status);
        } catch (IOException e) {
            return Optional.of("it could not be reached: " + e);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
