package flopper.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class SiteControllerTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    /** Routes that the contract promises and that exist, as {@code METHOD path}. */
    private static final Set<String> CONTRACT =
            Set.of(
                    "POST /api/v1/models",
                    "GET /api/v1/models",
                    "GET /api/v1/models/{id}",
                    "GET /api/v1/models/{id}/graph",
                    "DELETE /api/v1/models/{id}",
                    "GET /api/v1/models/{id}/profile",
                    "GET /api/v1/backbones",
                    "GET /api/v1/devices",
                    "GET /api/v1/devices/{id}",
                    "GET /api/v1/device-classes",
                    "GET /api/v1/measurements",
                    "GET /api/v1/measurements/{id}",
                    "GET /api/v1/measurements/{id}/layers",
                    "GET /api/v1/measurements/{id}/kernels",
                    "GET /api/v1/kernels",
                    "GET /api/v1/measurements/{id}/samples",
                    "POST /api/v1/sweeps",
                    "GET /api/v1/sweeps",
                    "GET /api/v1/sweeps/{id}",
                    "GET /api/v1/sweeps/{id}/jobs",
                    "GET /api/v1/sweeps/{id}/events",
                    "POST /api/v1/sweeps/{id}/cancel",
                    "POST /api/v1/sweeps/{id}/retry",
                    "GET /api/v1/jobs/{id}",
                    "GET /api/v1/comparisons");

    @Test
    void theFrontPageSaysWhatThisIs() {
        Answer answer = SERVER.get("/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("flopper", "/openapi.yml", "/health");
    }

    @Test
    void theDescriptionHasEveryRouteOfTheContract() {
        Answer answer = SERVER.get("/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        assertThat(described(answer.text())).containsAll(CONTRACT);
    }

    @Test
    void theDescriptionHasEveryRouteThatIsServed() {
        Set<String> served =
                SERVER.bean(Router.class)
                        .uriRoutes()
                        .filter(route -> path(route).startsWith("/api/v1"))
                        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                        .map(route -> route.getHttpMethodName() + " " + path(route))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isNotEmpty();
        assertThat(described(SERVER.get("/openapi.yml").text())).isEqualTo(served);
    }

    @Test
    void whatNeedNotBeGivenIsNotRequiredAndWhatMayBeNullSaysSo() {
        String text = SERVER.get("/openapi.yml").text();
        assertThat(section(text, "      - name: cursor\n", "      - name:"))
                .doesNotContain("required: true");
        assertThat(section(text, "    Problem:\n", "    Profile")).contains("nullable: true");
        assertThat(text).contains("application/problem+json");
    }

    @Test
    void everyRouteSaysThatItRefusesWithAProblem() {
        String text = SERVER.get("/openapi.yml").text();
        long refusing = text.lines().filter(line -> line.strip().equals("\"4XX\":")).count();
        assertThat(refusing).isEqualTo(described(text).size());
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    /** The operations of a description: every path, and every method indented below it. */
    private static Set<String> described(String yaml) {
        Set<String> operations = new TreeSet<>();
        Matcher path = Pattern.compile("(?m)^  (/\\S*):\n((?:   .*\n)*)").matcher(yaml);
        while (path.find()) {
            Matcher method =
                    Pattern.compile("(?m)^    (get|post|put|delete|patch):").matcher(path.group(2));
            while (method.find()) {
                operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path.group(1));
            }
        }
        return operations;
    }

    private static String section(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        int end = text.indexOf(to, start + from.length());
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
