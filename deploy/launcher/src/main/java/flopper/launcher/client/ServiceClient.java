package flopper.launcher.client;

import flopper.launcher.terminal.CommandFailure;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The routes of a running service, as JSON. A problem becomes a failure in its own words. */
public final class ServiceClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int ERRORS_FROM = 400;

    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = ObjectMapper.getDefault();

    /**
     * @param address scheme, host and port
     */
    public ServiceClient(String address) {
        this.address = address;
    }

    /** The answer of {@code GET /api/v1/…}. */
    public Json get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    /** The answer of {@code POST /api/v1/…} with a JSON body. */
    public Json post(String path, String body) throws InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** The same under an idempotency key: however often it is sent, it happens once. */
    public Json post(String path, String body, String key) throws InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** A JSON tree as one line of text. */
    public String text(Json json) {
        try {
            return mapper.writeValueAsString(json.node());
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path))
                .header("Accept", "application/json")
                // What a worker still has to count is worth a short wait.
                .header("Prefer", "wait=30")
                .timeout(TIMEOUT);
    }

    private Json send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = mapper.readValue(response.body(), JsonNode.class);
            if (body == null) {
                body = JsonNode.nullNode();
            }
            if (response.statusCode() >= ERRORS_FROM) {
                throw new CommandFailure(problem(response.statusCode(), body));
            }
            return new Json(body);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the service at %s does not answer: %s".formatted(address, e.getMessage()), e);
        }
    }

    private static String problem(int status, JsonNode body) {
        JsonNode detail = body.get("detail");
        return detail != null && detail.isString()
                ? detail.getStringValue()
                : "the service answered with status " + status;
    }
}
