package flopper.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.api.ApiServer;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

final class NeedsTest {

    @RegisterExtension static final ApiServer SERVER = new ApiServer();

    @Test
    void everyRouteOfOursSaysWhoMayUseIt() {
        List<String> silent =
                SERVER.bean(Router.class)
                        .uriRoutes()
                        .filter(route -> !route.getTargetMethod().hasAnnotation(Needs.class))
                        .filter(route -> !route.getTargetMethod().hasAnnotation(Open.class))
                        .filter(NeedsTest::isOurs)
                        .map(route -> route.getHttpMethodName() + " " + route)
                        .toList();
        assertThat(silent).as("routes without @Needs and without @Open").isEmpty();
    }

    private static boolean isOurs(UriRouteInfo<?, ?> route) {
        return route.getDeclaringType().getName().startsWith("flopper.");
    }
}
