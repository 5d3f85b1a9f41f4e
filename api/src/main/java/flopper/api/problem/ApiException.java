package flopper.api.problem;

import flopper.db.failure.FailureCode;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that cannot be answered, with what the caller is told: the message is one sentence that
 * names the field, node or dimension, and becomes the {@code detail} of the problem.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String field;
    private final String detail;
    private final Duration retryAfter;

    private ApiException(FailureCode code, String field, String detail, Duration retryAfter) {
        super(detail);
        this.code = code;
        this.field = field;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** A failure that no single field of the request causes. */
    public static ApiException of(FailureCode code, String detail) {
        return new ApiException(code, "", detail, Duration.ZERO);
    }

    /**
     * A failure caused by one field.
     *
     * @param field path in the body or name of the parameter, for example {@code shapes[0].input}
     */
    public static ApiException ofField(FailureCode code, String field, String detail) {
        return new ApiException(code, field, detail, Duration.ZERO);
    }

    /** The caller asks too often, and is to wait this long. */
    public static ApiException limited(String detail, Duration retryAfter) {
        return new ApiException(FailureCode.RATE_LIMITED, "", detail, retryAfter);
    }

    /** There is nothing at this path. */
    public static ApiException notFound(String what, String id) {
        return of(FailureCode.NOT_FOUND, "there is no %s '%s'".formatted(what, id));
    }

    /** Why, and with it whose fault it is. */
    public FailureCode code() {
        return code;
    }

    /** The message. */
    public String detail() {
        return detail;
    }

    /** How long to wait before the same can succeed; empty where waiting alone does not help. */
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter).filter(Duration::isPositive);
    }

    /** The field that causes it. */
    public Optional<String> field() {
        return Optional.of(field).filter(name -> !name.isEmpty());
    }
}
