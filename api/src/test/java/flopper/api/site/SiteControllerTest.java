package flopper.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.Parameter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    void theDocumentationNeedsNoOtherServer() {
        Answer page = SERVER.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.text()).doesNotContain("http:", "https:", "src=\"//", "href=\"//");
        Matcher resource = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.text());
        int resources = 0;
        for (; resource.find(); resources++) {
            Answer answer = SERVER.get(resource.group(1));
            assertThat(answer.status()).as(resource.group(1)).isEqualTo(200);
            assertThat(answer.body()).as(resource.group(1)).isNotEmpty();
        }
        assertThat(resources).isEqualTo(3);
    }

    @Test
    void metricsCountRequestsByRouteAndStatus() {
        SERVER.get("/api/v1/backbones");
        SERVER.get("/api/v1/backbones/none");
        Answer metrics = SERVER.get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.text())
                .contains("http_server_requests_seconds_count", "uri=\"/api/v1/backbones\"");
        assertThat(metrics.text()).contains("status=\"404\"", "jvm_memory_used_bytes");
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
    void theDescriptionHasTheParametersOfEveryRoute() {
        String text = SERVER.get("/openapi.yml").text();
        Map<String, Set<String>> described = new TreeMap<>();
        OpenApi.operations(text)
                .forEach(operation ->
                        described.put(
                                operation.name(),
                                operation.parameters().stream()
                                        .filter(parameter -> !parameter.in().equals("header"))
                                        .map(OpenApi.Parameter::name)
                                        .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, Set<String>> taken = new TreeMap<>();
        SERVER.bean(Router.class)
                .uriRoutes()
                .filter(route -> path(route).startsWith("/api/v1"))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .forEach(route ->
                        taken.put(
                                route.getHttpMethodName() + " " + path(route), parameters(route)));
        assertThat(described).isEqualTo(taken);
    }

    private static Set<String> parameters(UriRouteInfo<?, ?> route) {
        Set<String> names = new TreeSet<>(route.getUriMatchTemplate().getVariableNames());
        // What a route reads of the request by itself is described by hand.
        route.getTargetMethod()
                .getAnnotationValuesByType(Parameter.class)
                .forEach(given -> given.stringValue("name").ifPresent(names::add));
        for (Argument<?> argument : route.getTargetMethod().getArguments()) {
            if (argument.getAnnotationMetadata().hasAnnotation(RequestBean.class)) {
                names.addAll(
                        List.of(
                                BeanIntrospection.getIntrospection(argument.getType())
                                        .getPropertyNames()));
            } else if (argument.getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
                names.add(argument.getName());
            }
        }
        return names;
    }

    @Test
    void everyOperationSaysWhatItAnswers() {
        assertThat(OpenApi.operations(SERVER.get("/openapi.yml").text()))
                .allSatisfy(operation ->
                        assertThat(operation.text())
                                .as(operation.name())
                                .containsPattern("\\n        \"20\\d\":")
                                .contains("operationId: "));
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

    private static Set<String> described(String yaml) {
        return OpenApi.operations(yaml).stream()
                .map(OpenApi.Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        int end = text.indexOf(to, start + from.length());
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
