package flopper.api.site;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The front page, and the description of all routes that the build derives from the controllers. */
@Controller
@Hidden
class SiteController {

    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    private final byte[] page = resource("/flopper/api/site/index.html");
    private final byte[] openApi = resource("/META-INF/swagger/flopper-1.yml");

    @Get(produces = MediaType.TEXT_HTML)
    byte[] frontPage() {
        return page;
    }

    @Get(value = "/openapi.yml", produces = YAML)
    byte[] openApi() {
        return openApi;
    }

    private static byte[] resource(String path) {
        try (InputStream in = SiteController.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
