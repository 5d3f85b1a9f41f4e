package flopper.agent.job;

import flopper.agent.profile.GraphMissing;
import flopper.analysis.InvalidModelException;
import flopper.analysis.ModelFault;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

/** What went wrong with a job, in the words that are stored. */
final class Failures {

    private Failures() {}

    /** The failure that this exception stands for; what nobody foresaw is our own fault. */
    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case InvalidModelException e -> new Failure(code(e.fault()), message(e));
            case TimingFailure e -> new Failure(code(e.code()), words(e));
            case GraphMissing e -> new Failure(FailureCode.INTERNAL_ERROR, message(e));
            default -> new Failure(FailureCode.INTERNAL_ERROR, "flopper failed: " + thrown);
        };
    }

    static FailureCode code(ModelFault fault) {
        return switch (fault) {
            case NOT_ONNX -> FailureCode.NOT_ONNX;
            case TRUNCATED -> FailureCode.TRUNCATED;
            case TOO_LARGE -> FailureCode.TOO_LARGE;
            case TOO_DEEP -> FailureCode.TOO_DEEP;
            case UNKNOWN_OPSET -> FailureCode.UNKNOWN_OPSET;
            case CYCLIC_GRAPH -> FailureCode.CYCLIC_GRAPH;
            case MISSING_VALUE -> FailureCode.MISSING_VALUE;
            case DUPLICATE_NAME -> FailureCode.DUPLICATE_NAME;
            case MISSING_NAME -> FailureCode.MISSING_NAME;
            case NO_OUTPUT -> FailureCode.NO_OUTPUT;
            case BAD_TENSOR -> FailureCode.BAD_TENSOR;
            case UNBOUND_DIMENSION -> FailureCode.UNBOUND_DIMENSION;
            case UNKNOWN_INPUT -> FailureCode.UNKNOWN_INPUT;
            case SHAPE_MISMATCH -> FailureCode.SHAPE_MISMATCH;
        };
    }

    static FailureCode code(flopper.timing.failure.FailureCode code) {
        return switch (code) {
            case MODEL_REJECTED -> FailureCode.MODEL_REJECTED;
            case UNSUPPORTED -> FailureCode.UNSUPPORTED;
            case CANCELLED -> FailureCode.CANCELLED;
            case BACKEND_CRASHED -> FailureCode.BACKEND_CRASHED;
            case OUT_OF_MEMORY -> FailureCode.OUT_OF_MEMORY;
            case TIMED_OUT -> FailureCode.TIMED_OUT;
            case INTERNAL_ERROR -> FailureCode.INTERNAL_ERROR;
        };
    }

    private static String words(TimingFailure failure) {
        return failure.lastWords().isBlank()
                ? message(failure)
                : message(failure) + "\n" + failure.lastWords().strip();
    }

    private static String message(Exception thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
