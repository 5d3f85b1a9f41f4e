package flopper.api.problem;

import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.db.Unavailable;
import flopper.db.failure.FailureCode;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Turns every failure, ours or the framework's, into a problem; the only place that knows the HTTP
 * status of a failure. What is not the caller's fault is logged here and told without its insides.
 */
@Singleton
@Primary
public final class ProblemMapper implements ErrorResponseProcessor<Problem> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    /** How long a caller should wait for a server behind us to come back. */
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public MutableHttpResponse<Problem> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem =
                context.getRootCause()
                        .flatMap(ProblemMapper::ofThrown)
                        .orElseGet(() -> ofStatus(response.status(), context));
        if (problem.code() == FailureCode.INTERNAL_ERROR) {
            LOG.error(
                    "{} {} failed",
                    context.getRequest().getMethodName(),
                    context.getRequest().getPath(),
                    context.getRootCause().orElse(null));
        }
        return answer(response, problem);
    }

    /** The problem that a job's failure becomes where its result was asked for. */
    public static Problem ofFailure(FailureCode code, String detail) {
        return Problem.of(code, status(code), detail, Optional.empty());
    }

    private static MutableHttpResponse<Problem> answer(
            MutableHttpResponse<?> response, Problem problem) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            response.header(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        }
        if (problem.code() == FailureCode.BODY_TOO_LARGE) {
            // What is left of the body would be taken for the next request.
            response.header(HttpHeaders.CONNECTION, "close");
        }
        return response.status(problem.status())
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem);
    }

    private static Optional<Problem> ofThrown(Throwable thrown) {
        if (thrown instanceof ApiException e) {
            return Optional.of(Problem.of(e.code(), status(e.code()), e.detail(), e.field()));
        }
        if (thrown instanceof InvalidModelException e) {
            return Optional.of(ofFailure(codeOf(e.fault()), String.valueOf(e.getMessage())));
        }
        if (thrown instanceof ContentLengthExceededException
                || thrown instanceof BufferLengthExceededException) {
            return Optional.of(
                    ofFailure(FailureCode.BODY_TOO_LARGE, "the body is larger than allowed"));
        }
        Optional<BadInput> badInput = BadInput.of(thrown);
        if (badInput.isPresent()) {
            return badInput.map(input ->
                    Problem.of(
                            FailureCode.BAD_REQUEST,
                            status(FailureCode.BAD_REQUEST),
                            input.detail(),
                            input.field()));
        }
        if (Unavailable.is(thrown)) {
            return Optional.of(
                    ofFailure(
                            FailureCode.DATABASE_UNAVAILABLE,
                            "the database is away; try again in %d s"
                                    .formatted(RETRY_AFTER_SECONDS)));
        }
        return Optional.empty();
    }

    /** What the framework refuses by itself, told in words of ours. */
    private static Problem ofStatus(HttpStatus status, ErrorContext context) {
        String path = context.getRequest().getPath();
        return switch (status) {
            case UNAUTHORIZED -> ofFailure(FailureCode.UNAUTHORIZED, "this needs an API key");
            case FORBIDDEN -> ofFailure(FailureCode.FORBIDDEN, "this API key may not do that");
            case NOT_FOUND ->
                    ofFailure(FailureCode.NOT_FOUND, "there is nothing at %s".formatted(path));
            // The framework says what would have been right.
            case METHOD_NOT_ALLOWED -> ofFailure(FailureCode.METHOD_NOT_ALLOWED, told(context));
            case NOT_ACCEPTABLE -> ofFailure(FailureCode.NOT_ACCEPTABLE, told(context));
            case UNSUPPORTED_MEDIA_TYPE ->
                    ofFailure(FailureCode.UNSUPPORTED_MEDIA_TYPE, told(context));
            case REQUEST_ENTITY_TOO_LARGE ->
                    ofFailure(FailureCode.BODY_TOO_LARGE, "the body is larger than allowed");
            default ->
                    status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                            ? ofFailure(FailureCode.BAD_REQUEST, "the request is malformed")
                            : ofFailure(
                                    FailureCode.INTERNAL_ERROR,
                                    "flopper failed; its log has the reason");
        };
    }

    private static String told(ErrorContext context) {
        return context.getErrors().stream()
                .map(Error::getMessage)
                .findFirst()
                .orElse("the request is malformed");
    }

    // The names are the same on both sides, and a test holds it.
    private static FailureCode codeOf(ModelFault fault) {
        return FailureCode.valueOf(fault.name());
    }

    private static int status(FailureCode code) {
        HttpStatus status =
                switch (code) {
                    case NOT_ONNX,
                            TRUNCATED,
                            TOO_LARGE,
                            TOO_DEEP,
                            UNKNOWN_OPSET,
                            CYCLIC_GRAPH,
                            MISSING_VALUE,
                            BAD_TENSOR,
                            UNKNOWN_INPUT,
                            DUPLICATE_NAME,
                            MISSING_NAME,
                            BAD_NAME,
                            BAD_TABLE,
                            UNBOUND_DIMENSION,
                            SHAPE_MISMATCH,
                            NO_OUTPUT,
                            MODEL_REJECTED,
                            IDEMPOTENCY_MISMATCH,
                            MODEL_UNKNOWN,
                            NO_DEVICE,
                            UNSUPPORTED_PRECISION,
                            TOO_MANY_CELLS,
                            UNSUPPORTED ->
                            HttpStatus.UNPROCESSABLE_ENTITY;
                    case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
                    case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
                    case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
                    case CONFLICT, MODEL_IN_USE, CANCELLED -> HttpStatus.CONFLICT;
                    case QUOTA_EXCEEDED -> HttpStatus.TOO_MANY_REQUESTS;
                    case BODY_TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
                    case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    // A device is to us what an upstream server is to a gateway.
                    case BACKEND_CRASHED, OUT_OF_MEMORY, TIMED_OUT, LEASE_EXPIRED ->
                            HttpStatus.BAD_GATEWAY;
                    case QUEUE_UNAVAILABLE, DATABASE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                    case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
                };
        return status.getCode();
    }
}
