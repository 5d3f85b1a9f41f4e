package flopper.api.problem;

import flopper.db.failure.FailureCode;

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

    private ApiException(FailureCode code, String field, String detail) {
        super(detail);
        this.code = code;
        this.field = field;
        this.detail = detail;
    }

    /** A failure that no single field of the request causes. */
    public static ApiException of(FailureCode code, String detail) {
        return new ApiException(code, "", detail);
    }

    /**
     * A failure caused by one field.
     *
     * @param field path in the body or name of the parameter, for example {@code shapes[0].input}
     */
    public static ApiException ofField(FailureCode code, String field, String detail) {
        return new ApiException(code, field, detail);
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

    /** The field that causes it. */
    public Optional<String> field() {
        return Optional.of(field).filter(name -> !name.isEmpty());
    }
}
