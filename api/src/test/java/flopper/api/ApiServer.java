package flopper.api;

import flopper.db.Database;
import flopper.db.DatabaseSettings;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The service on a random port, over a database of its own and the tests' Kafka, for one test class:
 *
 * <pre>{@code
 * @RegisterExtension static final ApiServer SERVER = new ApiServer();
 * }</pre>
 */
public final class ApiServer implements BeforeAllCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Supplier<Database> opening;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Database database;
    private @Nullable ApplicationContext context;
    private @Nullable URI root;

    /** The service with its default settings. */
    public ApiServer() {
        this(Map.of());
    }

    /** The service with these settings besides. */
    public ApiServer(Map<String, Object> settings) {
        this(settings, ApiServer::newDatabase);
    }

    /** The service over this database. */
    public ApiServer(Map<String, Object> settings, Supplier<Database> opening) {
        this.opening = opening;
        properties.put("flopper.api.enabled", "true");
        properties.put("flopper.api.access.open", "true");
        properties.put("micronaut.server.port", "-1");
        properties.putAll(settings);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Database opened = opening.get();
        database = opened;
        properties.putIfAbsent("flopper.kafka.bootstrap-servers", TestServers.kafka());
        ApplicationContext started =
                ApplicationContext.builder().properties(properties).singletons(opened).start();
        context = started;
        root = started.getBean(EmbeddedServer.class).start().getURI();
    }

    /** A database of its own on the tests' server. */
    public static Database newDatabase() {
        PostgresAddress address = TestServers.postgres();
        return Database.open(
                DatabaseSettings.of(address.url(), address.user(), address.password()));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (context != null) {
            context.close();
        }
        if (database != null) {
            database.close();
        }
        client.close();
    }

    /** The database behind the service. */
    public Database database() {
        return Objects.requireNonNull(database, "the server is not started");
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context, "the server is not started").getBean(type);
    }

    /** A request to this path, which begins with a slash; GET unless told otherwise. */
    public HttpRequest.Builder request(String path) {
        URI uri = Objects.requireNonNull(root, "the server is not started").resolve(path);
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    /** The answer to GET. */
    public Answer get(String path) {
        return send(request(path));
    }

    /** The answer to POST with a JSON body. */
    public Answer post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** The answer to POST with bytes. */
    public Answer post(String path, String contentType, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** The answer to DELETE. */
    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** The answer to a request. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
