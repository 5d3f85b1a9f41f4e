package flopper.api.sweep;

import static flopper.api.sweep.Graphs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.webhook.Delivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ends of sweeps told to a real receiver. */
final class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.webhook.interval",
                            "50ms",
                            "flopper.api.webhook.retry-first",
                            "50ms",
                            "flopper.api.webhook.attempts-max",
                            3,
                            "flopper.api.webhook.allow-private",
                            true));

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static HttpServer receiver;

    private record Received(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", WebhookTest::receive);
        receiver.start();
        SERVER.post(
                "/api/v1/models?name=net",
                "application/octet-stream",
                Graphs.sum("net", input("x", "N", 3)));
    }

    @AfterAll
    static void stop() {
        receiver.stop(0);
    }

    /** Whoever is at /flaky has no time the first time, and whoever is at /never has none. */
    private static void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean first = RECEIVED.stream().noneMatch(earlier -> earlier.path().equals(path));
        RECEIVED.add(new Received(path, Map.copyOf(exchange.getRequestHeaders()), body));
        boolean busy = path.equals("/never") || (path.equals("/flaky") && first);
        exchange.sendResponseHeaders(busy ? 503 : 204, -1);
        exchange.close();
    }

    private static Answer submit(String path) {
        Answer answer =
                SERVER.post(
                        "/api/v1/sweeps",
                        """
                        {"models": ["net"], "batch": [1, 2], "reuse": "none",
                         "webhook": {"url": "http://127.0.0.1:%d%s", "secret": "very s3cret"}}
                        """
                                .formatted(receiver.getAddress().getPort(), path));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    private static List<Received> at(String path) {
        return RECEIVED.stream().filter(received -> received.path().equals(path)).toList();
    }

    private static Delivery delivery(String sweepId) {
        return SERVER.database().webhooks().ofSweep(sweepId).getFirst();
    }

    private static void end(String sweepId) {
        SERVER.post("/api/v1/sweeps/" + sweepId + "/cancel", "{}");
    }

    @Test
    void theEndOfASweepIsToldOnceAndSigned() throws GeneralSecurityException {
        String id = submit("/good").textAt("id");
        assertThat(at("/good")).as("it goes on").isEmpty();

        end(id);

        await().atMost(PATIENCE).until(() -> delivery(id).deliveredAt().isPresent());
        assertThat(at("/good")).hasSize(1);
        Received received = at("/good").getFirst();
        assertThat(received.body())
                .startsWith("{\"event\":\"sweep.finished\",\"sweep\":{\"id\":\"" + id + "\"")
                .contains("\"CANCELLED\":2")
                .doesNotContain("s3cret");
        assertThat(received.header("X-flopper-delivery")).isEqualTo(delivery(id).id());
        String signed = received.header("X-flopper-timestamp") + "." + received.body();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("very s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(received.header("X-flopper-signature"))
                .isEqualTo(
                        "sha256="
                                + HexFormat.of()
                                        .formatHex(
                                                mac.doFinal(
                                                        signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aReceiverThatHasNoTimeIsAskedAgain() {
        String id = submit("/flaky").textAt("id");
        end(id);

        await().atMost(PATIENCE).until(() -> delivery(id).deliveredAt().isPresent());

        assertThat(at("/flaky")).hasSize(2);
        assertThat(at("/flaky").getFirst().body()).isEqualTo(at("/flaky").getLast().body());
        assertThat(at("/flaky").getFirst().header("X-flopper-delivery"))
                .isEqualTo(at("/flaky").getLast().header("X-flopper-delivery"));
    }

    @Test
    void aReceiverThatNeverHasTimeIsGivenUp() {
        String id = submit("/never").textAt("id");
        end(id);

        await().atMost(PATIENCE).until(() -> delivery(id).givenUpAt().isPresent());

        assertThat(at("/never")).hasSize(3);
        assertThat(delivery(id).lastError()).contains("it answered with status 503");
    }

    @Test
    void aRetriedSweepIsToldOfAgain() {
        String id = submit("/retried").textAt("id");
        end(id);
        await().atMost(PATIENCE).until(() -> at("/retried").size() == 1);

        SERVER.post("/api/v1/sweeps/" + id + "/retry", "{}");
        end(id);

        await().atMost(PATIENCE).until(() -> at("/retried").size() == 2);
    }

    @Test
    void theSecretIsKeptFromTheStoredBody() {
        String id = submit("/secret").textAt("id");

        assertThat(SERVER.database().sweeps().findRequestJson(id).orElseThrow())
                .contains("127.0.0.1")
                .doesNotContain("s3cret");
        end(id);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        Answer answer =
                SERVER.post(
                        "/api/v1/sweeps",
                        """
                        {"models": ["net"], "webhook": {"url": "file:///etc/passwd", "secret": "very s3cret"}}
                        """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.textAt("field")).isEqualTo("webhook.url");
    }
}
