package flopper.launcher.client;

import flopper.launcher.terminal.CommandFailure;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The routes of a running service. A problem becomes a failure that says what to do next. */
public final class ServiceClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A model is 2 GiB at most, and lines are slow. */
    private static final Duration TIMEOUT_OF_UPLOADS = Duration.ofHours(1);

    private static final int ERRORS_FROM = 400;

    private static final String JSON = "application/json";

    private final String address;
    private final Optional<String> key;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = ObjectMapper.getDefault();

    /** The service at this address, without a key. */
    public ServiceClient(String address) {
        this(address, Optional.empty());
    }

    /**
     * @param address scheme, host and port
     * @param key what the service is shown at every request
     */
    public ServiceClient(String address, Optional<String> key) {
        this.address = address.replaceFirst("/+$", "");
        this.key = key;
    }

    /** Where people find what is at this path: {@code sweeps/…} and the like. */
    public String link(String path) {
        return address + "/api/v1/" + path;
    }

    /** A part of a path or a query as it is written in one. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path with the parameters that have a value. */
    public static String query(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The answer of {@code GET /api/v1/…}. */
    public Json get(String path) throws InterruptedException {
        return json(request(path, JSON).GET());
    }

    /**
     * The answer of {@code GET /api/v1/…} as it comes; its body is to be closed.
     *
     * @param type media type that is asked for
     */
    public HttpResponse<InputStream> open(String path, String type) throws InterruptedException {
        return send(request(path, type).GET());
    }

    /** The answer of {@code POST /api/v1/…} with a JSON body. */
    public Json post(String path, String body) throws InterruptedException {
        return post(path, JSON, BodyPublishers.ofString(body));
    }

    /** The same under an idempotency key: however often it is sent, it happens once. */
    public Json post(String path, String body, String idempotencyKey) throws InterruptedException {
        return json(
                request(path, JSON)
                        .header("Content-Type", JSON)
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The answer of {@code POST /api/v1/…} with a body of another kind, such as a file. */
    public Json post(String path, String contentType, BodyPublisher body)
            throws InterruptedException {
        return json(
                request(path, JSON)
                        .header("Content-Type", contentType)
                        .timeout(TIMEOUT_OF_UPLOADS)
                        .POST(body));
    }

    /** Sends {@code DELETE /api/v1/…}. */
    public void delete(String path) throws InterruptedException {
        json(request(path, JSON).DELETE());
    }

    /** A JSON tree as one line of text. */
    public String text(Json json) {
        try {
            return mapper.writeValueAsString(json.node());
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", type + ", application/problem+json;q=0.5")
                        // What a worker still has to count is worth a short wait.
                        .header("Prefer", "wait=30")
                        .timeout(TIMEOUT);
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private URI uri(String path) {
        try {
            return URI.create(link(path));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "'%s' is no address of a service, such as http://127.0.0.1:8080"
                            .formatted(address),
                    e);
        }
    }

    private Json json(HttpRequest.Builder request) throws InterruptedException {
        try (InputStream body = send(request).body()) {
            return read(body.readAllBytes());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request)
            throws InterruptedException {
        try {
            HttpResponse<InputStream> response =
                    http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() >= ERRORS_FROM) {
                throw failure(response);
            }
            return response;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Json read(byte[] body) throws IOException {
        // DELETE answers with nothing.
        JsonNode node = body.length == 0 ? null : mapper.readValue(body, JsonNode.class);
        return new Json(node == null ? JsonNode.nullNode() : node);
    }

    private CommandFailure failure(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return new CommandFailure(Problem.of(response, read(body.readAllBytes())).sentence());
        } catch (IOException | UncheckedIOException e) {
            return new CommandFailure(
                    "the service answered with status " + response.statusCode(), e);
        }
    }

    private CommandFailure unreachable(IOException e) {
        return new CommandFailure(
                "no service answers at %s (%s); start one with `flopper up`, or name another with --url"
                        .formatted(
                                address,
                                Optional.ofNullable(e.getMessage())
                                        .orElse(e.getClass().getSimpleName())),
                e);
    }
}
