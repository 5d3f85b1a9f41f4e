package flopper.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.model.Model;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Every parameter of every operation that is described, with values that nobody should send. */
class HostileParametersTest {

    private static final int RANDOM_VALUES = 4;

    private static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "0",
                    "-1",
                    "1e400",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "NaN",
                    "null",
                    "true",
                    "[]",
                    "{\"a\":1}",
                    "\0",
                    "a\0b",
                    "\r\nX-Injected: 1",
                    "../../etc/passwd",
                    "' OR '1'='1",
                    "'; DROP TABLE measurement; --",
                    "\" onload=\"alert(1)",
                    "${jndi:ldap://localhost/a}",
                    "%00%s%n",
                    "*",
                    "a:b:c",
                    "name = '\0'",
                    "name like '%\\\\'",
                    "id in ('x')",
                    "-id,-id",
                    "\u202e\ud83d\ude00\u0301",
                    "x".repeat(3000));

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    private static String model = "";
    private static String sweep = "";
    private static String job = "";
    private static String measurement = "";

    @BeforeAll
    static void store() {
        Rows rows = new Rows(SERVER.database());
        rows.device("cpu", rows.worker());
        Model stored = rows.model("net");
        model = stored.id();
        Job measured = rows.job(JobKind.MEASUREMENT, stored, 1);
        job = measured.id();
        sweep = measured.sweepId().orElseThrow();
        measurement =
                SERVER.database()
                        .measurements()
                        .put(
                                job,
                                SERVER.database().profiles().put(Rows.profile(stored, 1)),
                                Rows.measurement("cpu", 1_000, Instant.EPOCH));
    }

    @Test
    void noParameterMakesTheServiceFail() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        SplittableRandom random = new SplittableRandom(20261125);
        for (OpenApi.Operation operation : OpenApi.operations(SERVER.get("/openapi.yml").text())) {
            for (OpenApi.Parameter parameter : operation.parameters()) {
                List<String> values = new ArrayList<>(HOSTILE);
                for (int i = 0; i < RANDOM_VALUES; i++) {
                    values.add(random(random));
                }
                for (String value : values) {
                    asked++;
                    Answer answer = SERVER.send(request(operation, parameter, value));
                    if (!isFine(answer)) {
                        wrong.add(
                                "%s, %s = '%s': %d %s"
                                        .formatted(
                                                operation.name(),
                                                parameter.name(),
                                                value,
                                                answer.status(),
                                                answer.text()));
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(1000);
        assertThat(wrong).as("%d of %d", wrong.size(), asked).isEmpty();
    }

    private static boolean isFine(Answer answer) {
        return answer.status() < 400
                || (answer.status() < 500
                        && answer.header("Content-Type").equals("application/problem+json")
                        && !answer.textAt("code").isEmpty());
    }

    private static HttpRequest.Builder request(
            OpenApi.Operation operation, OpenApi.Parameter parameter, String value) {
        boolean inPath = parameter.in().equals("path");
        String path = operation.path();
        if (inPath) {
            path =
                    path.replace(
                            "{" + parameter.name() + "}", value.isEmpty() ? "%20" : encoded(value));
        }
        path = path.replaceAll("\\{\\w+}", known(path));
        String query =
                parameter.in().equals("query") ? "?" + parameter.name() + "=" + encoded(value) : "";
        HttpRequest.Builder request = SERVER.request(path + query);
        if (parameter.in().equals("header")) {
            // The client lets nothing else out.
            request.header(parameter.name(), value.replaceAll("[^ -~]", "?"));
        }
        return operation.method().equals("GET")
                ? request
                : request.header("Content-Type", "application/json")
                        .method(operation.method(), BodyPublishers.ofString("{\"name\": 1"));
    }

    private static String known(String path) {
        if (path.contains("/models/")) {
            return model;
        }
        if (path.contains("/sweeps/")) {
            return sweep;
        }
        if (path.contains("/jobs/")) {
            return job;
        }
        return path.contains("/measurements/") ? measurement : "cpu";
    }

    private static String random(SplittableRandom random) {
        return random.ints(1 + random.nextInt(40), 0, 0x3000)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE sweep; --",
                "<script>alert(\"x\")</script>",
                "=HYPERLINK(\"http://localhost\")",
                "${jndi:ldap://localhost/a}",
                "a,b\r\n\"c\"",
                "\u202e\ud83d\ude00"
            })
    void whatLooksLikeCodeComesBackAsItWas(String name) {
        String quoted = "\"" + name.replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"";
        Answer submitted =
                SERVER.post(
                        "/api/v1/sweeps",
                        "{\"name\": %s, \"models\": [\"resnet18\"]}".formatted(quoted));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
        Answer found =
                SERVER.get(
                        "/api/v1/sweeps?fields=id,name&filter="
                                + encoded("name = '" + name.replace("'", "''") + "'"));
        assertThat(found.items("name")).containsExactly(name);
        assertThat(found.items("id")).containsExactly(submitted.textAt("id"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
