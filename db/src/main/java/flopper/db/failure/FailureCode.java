package flopper.db.failure;

import static flopper.db.failure.Blame.DEVICE;
import static flopper.db.failure.Blame.INTERNAL;
import static flopper.db.failure.Blame.USER;

/**
 * Every way a request or a job can fail, each with whose fault it is. The names are part of the HTTP
 * contract and are stored: rename none.
 */
public enum FailureCode {
    // The graph.
    NOT_ONNX(USER),
    TRUNCATED(USER),
    TOO_LARGE(USER),
    TOO_DEEP(USER),
    UNKNOWN_OPSET(USER),
    CYCLIC_GRAPH(USER),
    MISSING_VALUE(USER),
    DUPLICATE_NAME(USER),
    MISSING_NAME(USER),
    BAD_TENSOR(USER),
    UNKNOWN_INPUT(USER),
    UNBOUND_DIMENSION(USER),
    SHAPE_MISMATCH(USER),
    NO_OUTPUT(USER),
    MODEL_REJECTED(USER),

    // The request.
    BAD_REQUEST(USER),
    BAD_TABLE(USER),
    UNAUTHORIZED(USER),
    FORBIDDEN(USER),
    NOT_FOUND(USER),
    METHOD_NOT_ALLOWED(USER),
    NOT_ACCEPTABLE(USER),
    CONFLICT(USER),
    BODY_TOO_LARGE(USER),
    UNSUPPORTED_MEDIA_TYPE(USER),
    IDEMPOTENCY_MISMATCH(USER),
    BAD_NAME(USER),
    MODEL_UNKNOWN(USER),
    MODEL_IN_USE(USER),
    NO_DEVICE(USER),
    UNSUPPORTED_PRECISION(USER),
    TOO_MANY_CELLS(USER),
    QUOTA_EXCEEDED(USER),
    UNSUPPORTED(USER),
    CANCELLED(USER),

    // The device and the runtime on it.
    BACKEND_CRASHED(DEVICE),
    OUT_OF_MEMORY(DEVICE),
    TIMED_OUT(DEVICE),
    LEASE_EXPIRED(DEVICE),

    // flopper and its servers.
    QUEUE_UNAVAILABLE(INTERNAL),
    DATABASE_UNAVAILABLE(INTERNAL),
    INTERNAL_ERROR(INTERNAL);

    private final Blame blame;

    FailureCode(Blame blame) {
        this.blame = blame;
    }

    /** Whose fault a failure with this code is. */
    public Blame blame() {
        return blame;
    }
}
