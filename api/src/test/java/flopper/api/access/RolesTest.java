package flopper.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.Answer;
import flopper.api.ApiServer;
import flopper.db.access.NewKey;
import flopper.db.access.Role;
import flopper.db.access.Secret;

import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every route that is served, asked by everybody. */
final class RolesTest {

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.access.open",
                            "false",
                            "flopper.api.access.admin-key",
                            Secret.random().reveal(),
                            "flopper.api.access.failures-per-minute",
                            100_000));

    /** Who asks. */
    enum Who {
        NOBODY,
        UNKNOWN,
        REVOKED,
        EXPIRED,
        READER,
        SUBMITTER,
        ADMIN
    }

    /** What is told without a key: nothing of what is stored. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /",
                    "GET /docs",
                    "GET /openapi.yml",
                    "GET /health",
                    "GET /health/{selector}");

    /** Beyond the rule that who looks is a reader and who changes a submitter. */
    private static final Set<String> ADMINS =
            Set.of(
                    "GET /api/v1/audit",
                    "GET /api/v1/keys",
                    "GET /api/v1/keys/{id}",
                    "POST /api/v1/keys",
                    "DELETE /api/v1/keys/{id}",
                    "DELETE /api/v1/imports/{id}",
                    "POST /api/v1/devices/{id}/release");

    private static final Map<Who, Secret> SECRETS = new EnumMap<>(Who.class);

    @BeforeAll
    static void makeKeys() {
        for (Role role : Role.values()) {
            SECRETS.put(Who.valueOf(role.name()), key(role, Optional.empty()));
        }
        SECRETS.put(Who.UNKNOWN, Secret.random());
        SECRETS.put(
                Who.EXPIRED,
                key(Role.ADMIN, Optional.of(Instant.now().minus(Duration.ofSeconds(1)))));
        Secret revoked = key(Role.ADMIN, Optional.empty());
        SERVER.database().keys().revoke(SERVER.database().keys().find(revoked).orElseThrow().id());
        SECRETS.put(Who.REVOKED, revoked);
    }

    private static Secret key(Role role, Optional<Instant> expiresAt) {
        Secret secret = Secret.random();
        SERVER.database()
                .keys()
                .put(new NewKey("test", role.name(), role, "test", expiresAt), secret);
        return secret;
    }

    @Test
    void everyRouteOfOursSaysWhoMayUseIt() {
        List<String> silent =
                routes().stream()
                        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Needs.class))
                        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Open.class))
                        .map(RolesTest::name)
                        .filter(name -> !OPEN.contains(name))
                        .toList();
        assertThat(silent).as("routes without @Needs and without @Open").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRouteLetsInWhoHasItsRoleAndNobodyElse(Who who) {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> answered = new TreeMap<>();
        for (UriRouteInfo<?, ?> route : routes()) {
            expected.put(name(route), expected(who, name(route)));
            answered.put(name(route), outcome(ask(who, route)));
        }
        assertThat(answered).isEqualTo(expected).hasSizeGreaterThan(30);
    }

    private static String expected(Who who, String route) {
        if (OPEN.contains(route)) {
            return "let in";
        }
        return switch (who) {
            case NOBODY, UNKNOWN, REVOKED, EXPIRED -> "401 UNAUTHORIZED Bearer";
            case READER, SUBMITTER, ADMIN ->
                    Role.valueOf(who.name()).includes(needed(route)) ? "let in" : "403 FORBIDDEN";
        };
    }

    private static Role needed(String route) {
        if (ADMINS.contains(route)) {
            return Role.ADMIN;
        }
        return route.startsWith("GET ") || route.startsWith("HEAD ") ? Role.READER : Role.SUBMITTER;
    }

    private static Answer ask(Who who, UriRouteInfo<?, ?> route) {
        // Nothing has this id, and an empty object is no request, so nothing changes.
        String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "nothing");
        HttpRequest.Builder request =
                SERVER.request(path)
                        .header("Content-Type", contentType(route))
                        .method(route.getHttpMethodName(), BodyPublishers.ofString("{}"));
        Optional.ofNullable(SECRETS.get(who))
                .ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        return SERVER.send(request);
    }

    /** What the route takes; with anything else it would not be found. */
    private static String contentType(UriRouteInfo<?, ?> route) {
        return route.getConsumes().stream()
                .findFirst()
                .map(MediaType::toString)
                .filter(type -> !type.equals(MediaType.ALL))
                .orElse(MediaType.APPLICATION_JSON);
    }

    private static String outcome(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                    "401 %s %s".formatted(answer.textAt("code"), answer.header("WWW-Authenticate"));
            case 403 -> "403 " + answer.textAt("code");
            case 429, 500 -> answer.text();
            default -> "let in";
        };
    }

    /** All but a test's own, and but those for HEAD, which are those for GET. */
    private static List<UriRouteInfo<?, ?>> routes() {
        return SERVER.bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .filter(route -> !name(route).contains("/trouble"))
                .<UriRouteInfo<?, ?>>map(route -> route)
                .toList();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }
}
