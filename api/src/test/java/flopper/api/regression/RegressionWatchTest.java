package flopper.api.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.lease.Claim;
import flopper.db.model.Model;
import flopper.db.row.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Series that become a tenth slower, and what another measurement says to that. */
final class RegressionWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.regression.interval",
                            "50ms",
                            "flopper.api.webhook.interval",
                            "50ms",
                            "flopper.api.webhook.allow-private",
                            true));

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static HttpServer receiver;
    private static Rows rows;
    private static String worker;

    private static Instant now;

    @BeforeAll
    static void start() throws IOException {
        now = Instant.now();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", RegressionWatchTest::receive);
        receiver.start();
        rows = new Rows(SERVER.database());
        worker = rows.worker();
        rows.device("cpu-1", worker);
        Answer hook =
                SERVER.post(
                        "/api/v1/regressions/webhooks",
                        """
                        {"url": "http://127.0.0.1:%d/told", "secret": "very s3cret"}
                        """
                                .formatted(receiver.getAddress().getPort()));
        assertThat(hook.status()).as(hook.text()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        receiver.stop(0);
    }

    private static void receive(HttpExchange exchange) throws IOException {
        RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** 20 measurements, and 8 that take a ratio of their time. */
    private static Model measured(String name, double ratio) {
        Model model = rows.model(name);
        Random random = new Random(7);
        for (int i = 0; i < 28; i++) {
            double level = i < 20 ? 1_000_000 : 1_000_000 * ratio;
            rows.measured(
                    worker,
                    model,
                    Rows.DEVICE_CLASS,
                    1,
                    Rows.measurement(
                            "cpu-1",
                            Math.round(level * (1 + 0.005 * random.nextGaussian())),
                            now.minus(Duration.ofDays(28 - i))));
        }
        return model;
    }

    private static Answer regressions(Model model) {
        return SERVER.get("/api/v1/regressions?model=" + model.reference());
    }

    /** Waits for the sweep that measures once more, and measures. */
    private static void rerun(Model model, long p50Ns) {
        await().atMost(PATIENCE)
                .until(() ->
                        regressions(model).at("items").size() == 1
                                && !regressions(model).at("items.0.rerunSweepId").isNull());
        String sweep = regressions(model).textAt("items.0.rerunSweepId");
        Job job =
                SERVER.database()
                        .jobs()
                        .ofSweep(sweep, Optional.empty(), Page.first(10))
                        .getFirst();
        assertThat(job.cell().deviceId()).hasValue("cpu-1");
        Claim claim = SERVER.database().leases().claim(job.id(), worker, Duration.ofMinutes(1));
        assertThat(
                        SERVER.database()
                                .completeMeasurement(
                                        ((Claim.Claimed) claim).lease(),
                                        Rows.profile(model, 1),
                                        Rows.measurement("cpu-1", p50Ns, now)))
                .isTrue();
    }

    private static String decided(Model model) {
        await().atMost(PATIENCE)
                .until(() -> !regressions(model).textAt("items.0.state").equals("SUSPECTED"));
        return regressions(model).textAt("items.0.state");
    }

    @Test
    void aRegressionIsMeasuredOnceMoreConfirmedAndTold() {
        Model model = measured("slower", 1.1);

        rerun(model, 1_098_000);

        assertThat(decided(model)).isEqualTo("CONFIRMED");
        Answer answer = regressions(model);
        assertThat(Double.parseDouble(answer.textAt("items.0.ratio"))).isBetween(1.08, 1.12);
        assertThat(answer.textAt("items.0.gate")).isEqualTo("0.02");
        assertThat(answer.textAt("items.0.reason")).contains("of the level before");
        await().atMost(PATIENCE)
                .until(() -> RECEIVED.stream().anyMatch(body -> body.contains("slower:latest")));
        assertThat(RECEIVED)
                .filteredOn(body -> body.contains("slower:latest"))
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"regression.confirmed\",\"regression\":{\"id\":")
                .contains("\"state\":\"CONFIRMED\"");
        assertThat(answer.at("items").size()).as("its own measurement is no other").isEqualTo(1);
    }

    @Test
    void whatAnotherMeasurementDoesNotShowIsDismissed() {
        Model model = measured("lucky", 1.1);

        rerun(model, 1_001_000);

        assertThat(decided(model)).isEqualTo("DISMISSED");
        assertThat(RECEIVED).noneMatch(body -> body.contains("lucky:latest"));
    }

    @Test
    void somebodyMayDismissItOnce() {
        Model model = measured("known", 1.1);
        await().atMost(PATIENCE).until(() -> regressions(model).at("items").size() == 1);
        String path = "/api/v1/regressions/" + regressions(model).textAt("items.0.id") + "/dismiss";

        Answer dismissed = SERVER.post(path, "{\"reason\": \"we know\"}");

        assertThat(dismissed.status()).as(dismissed.text()).isEqualTo(200);
        assertThat(dismissed.textAt("reason")).isEqualTo("anonymous: we know");
        assertThat(SERVER.post(path, "{\"reason\": \"we know\"}").status()).isEqualTo(409);
    }

    @Test
    void whatBecomesFasterIsNoRegression() {
        Model model = measured("faster", 0.9);

        await().atMost(PATIENCE)
                .until(() -> SERVER.database().histories().unexamined(10).isEmpty());

        assertThat(regressions(model).at("items").size()).isZero();
    }

    @Test
    void whoIsToldCanBeListedAndTakenAway() {
        String id =
                SERVER.post(
                                "/api/v1/regressions/webhooks",
                                "{\"url\": \"http://127.0.0.1:9/\", \"secret\": \"very s3cret\"}")
                        .textAt("id");

        assertThat(SERVER.get("/api/v1/regressions/webhooks").text())
                .contains(id)
                .doesNotContain("s3cret");
        assertThat(SERVER.delete("/api/v1/regressions/webhooks/" + id).status()).isEqualTo(204);
        assertThat(SERVER.delete("/api/v1/regressions/webhooks/" + id).status()).isEqualTo(404);
        assertThat(
                        SERVER.post(
                                        "/api/v1/regressions/webhooks",
                                        "{\"url\": \"file:///x\", \"secret\": \"very s3cret\"}")
                                .textAt("field"))
                .isEqualTo("url");
    }
}
