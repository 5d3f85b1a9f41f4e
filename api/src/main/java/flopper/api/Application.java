package flopper.api;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings that the service needs of its framework. They hold in every context that has this
 * module on its class path, and whoever builds the context may override each.
 */
@ContextConfigurer
@OpenAPIDefinition(
        info =
                @Info(
                        title = "flopper",
                        version = "1",
                        description =
                                "What a neural network costs, and what that cost becomes on a"
                                    + " device. Times are nanoseconds in fields named …Ns, sizes"
                                    + " bytes in …Bytes, instants RFC 3339 UTC. Every refusal is an"
                                    + " RFC 9457 problem with a stable code.",
                        license = @License(name = "Apache-2.0")))
public final class Application implements ApplicationContextConfigurer {

    /** Where all routes but the service's own pages begin. */
    public static final String ROOT = "/api/v1";

    /** Largest body of an upload; a protobuf message, and so an ONNX file, ends at 2 GiB. */
    public static final long UPLOAD_BYTES_MAX = 2L << 30;

    /** Largest body of any other request, which is held in memory: room for a sweep of 10,000 cells. */
    public static final long BUFFERED_BYTES_MAX = 16L << 20;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.properties(defaults());
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("micronaut.application.name", "flopper");
        defaults.put("flopper.api.upload-max-bytes", UPLOAD_BYTES_MAX);
        defaults.put("micronaut.server.max-request-size", "${flopper.api.upload-max-bytes}");
        defaults.put("micronaut.server.max-request-buffer-size", BUFFERED_BYTES_MAX);
        // Reachable from this machine alone, unless told otherwise.
        defaults.put("micronaut.server.host", "127.0.0.1");
        // A field without a value is null, not missing.
        defaults.put("micronaut.serde.serialization.inclusion", "ALWAYS");
        defaults.put("micronaut.serde.deserialization.ignore-unknown", false);
        defaults.put("micronaut.server.log-handled-exceptions", false);
        defaults.put("endpoints.all.enabled", false);
        defaults.put("endpoints.health.enabled", true);
        // Our indicators tell no addresses; the framework's own would.
        defaults.put("endpoints.health.details-visible", "ANONYMOUS");
        defaults.put("endpoints.health.disk-space.enabled", false);
        defaults.put("endpoints.health.jdbc.enabled", false);
        defaults.put("endpoints.health.discovery-client.enabled", false);
        return defaults;
    }
}
