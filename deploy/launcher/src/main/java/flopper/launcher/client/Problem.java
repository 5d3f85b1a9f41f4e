package flopper.launcher.client;

import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Why the service refused.
 *
 * @param detail one sentence
 * @param code what kind of refusal it is; empty where the answer was not the service's
 * @param retryAfter seconds to wait before the same can succeed
 */
record Problem(String detail, String code, Optional<String> retryAfter) {

    static Problem of(HttpResponse<?> response, Json body) {
        return new Problem(
                text(body, "detail")
                        .orElse("the service answered with status " + response.statusCode()),
                text(body, "code").orElse(""),
                response.headers().firstValue("Retry-After"));
    }

    /** The reason and, where it can be said, what to do next. */
    String sentence() {
        return detail + next().map(what -> "; " + what).orElse("");
    }

    private Optional<String> next() {
        return switch (code) {
            case "UNAUTHORIZED" ->
                    Optional.of(
                            "give a good one with --key or FLOPPER_KEY"
                                    + " (`flopper keys create` makes them)");
            case "FORBIDDEN" -> Optional.of("ask whoever runs the service");
            case "MODEL_UNKNOWN" ->
                    Optional.of(
                            "name a file, a backbone (`flopper analyze --table '*'`) or a model");
            case "NO_DEVICE" -> Optional.of("`flopper export devices` lists what is attached");
            case "INTERNAL_ERROR" -> Optional.of("the service's log says more");
            default -> retryAfter.map("try again in %s s"::formatted);
        };
    }

    private static Optional<String> text(Json body, String name) {
        return Optional.ofNullable(body.node().get(name))
                .filter(node -> node.isString())
                .map(node -> node.getStringValue());
    }
}
