package flopper.api.site;

import flopper.api.access.Open;

import io.micronaut.http.HttpResponse;
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

    /** Where the build puts Swagger UI. */
    private static final String SWAGGER_UI = "/META-INF/swagger/views/swagger-ui/res/";

    /** Nothing on the page may come from, or go to, another server. */
    private static final String OWN_CONTENT_ONLY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final byte[] page = resource("/flopper/api/site/index.html");
    private final byte[] openApi = resource("/META-INF/swagger/flopper-1.yml");
    private final byte[] docs = resource("/flopper/api/site/docs.html");
    private final byte[] docsScript = resource("/flopper/api/site/docs.js");
    private final byte[] swaggerScript = resource(SWAGGER_UI + "swagger-ui-bundle.js");
    private final byte[] swaggerStyle = resource(SWAGGER_UI + "swagger-ui.css");

    @Open
    @Get(produces = MediaType.TEXT_HTML)
    byte[] frontPage() {
        return page;
    }

    @Open
    @Get(value = "/openapi.yml", produces = YAML)
    byte[] openApi() {
        return openApi;
    }

    /** The description for people, who can try each route on it. */
    @Open
    @Get(value = "/docs", produces = MediaType.TEXT_HTML)
    HttpResponse<byte[]> docs() {
        return HttpResponse.ok(docs).header("Content-Security-Policy", OWN_CONTENT_ONLY);
    }

    @Open
    @Get(value = "/docs/docs.js", produces = MediaType.TEXT_JAVASCRIPT)
    byte[] docsScript() {
        return docsScript;
    }

    @Open
    @Get(value = "/docs/swagger-ui.js", produces = MediaType.TEXT_JAVASCRIPT)
    byte[] swaggerScript() {
        return swaggerScript;
    }

    @Open
    @Get(value = "/docs/swagger-ui.css", produces = MediaType.TEXT_CSS)
    byte[] swaggerStyle() {
        return swaggerStyle;
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
