package flopper.api.access;

import flopper.db.access.Role;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;

import java.util.Map;
import java.util.Optional;

/**
 * The route that answers a request.
 *
 * @param path as declared, for example {@code /api/v1/sweeps/{id}/cancel}
 * @param object what its path names; empty where it names nothing
 * @param needs the least role; empty where no key is needed
 */
record Route(String method, String path, Optional<String> object, Optional<Role> needs) {

    /** Pages of the framework, which cannot say it themselves. */
    private static final Map<String, Optional<Role>> FRAMEWORK =
            Map.of(
                    "/health", Optional.empty(),
                    "/health/{selector}", Optional.empty(),
                    "/metrics", Optional.of(Role.READER),
                    "/metrics/{name}", Optional.of(Role.READER),
                    "/prometheus", Optional.of(Role.READER));

    /** The route of a request; empty where there is none, and so nothing to protect. */
    static Optional<Route> of(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(match -> of((UriRouteMatch<?, ?>) match));
    }

    private static Route of(UriRouteMatch<?, ?> match) {
        return new Route(
                match.getHttpMethod().name(),
                path(match.getRouteInfo()),
                match.getVariableValues().values().stream().map(String::valueOf).findFirst(),
                needs(match.getRouteInfo()));
    }

    /** Whether it may change something. */
    boolean writes() {
        return !HttpMethod.valueOf(method).equals(HttpMethod.GET)
                && !HttpMethod.valueOf(method).equals(HttpMethod.HEAD);
    }

    /** The least role for a route; empty where no key is needed. */
    static Optional<Role> needs(UriRouteInfo<?, ?> route) {
        if (route.getAnnotationMetadata().hasAnnotation(Open.class)) {
            return Optional.empty();
        }
        return route.getAnnotationMetadata()
                .enumValue(Needs.class, Role.class)
                .or(() -> FRAMEWORK.getOrDefault(path(route), Optional.of(Role.ADMIN)));
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }
}
