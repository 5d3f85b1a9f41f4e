package flopper.timing.backend.onnxruntime;

import ai.onnxruntime.OrtException;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

/** The runtime's failures in our words, with its own kept. */
final class OrtFailures {
    private OrtFailures() {}

    static TimingFailure of(OrtException e) {
        return new TimingFailure(code(e), "ONNX Runtime: " + e.getMessage(), e);
    }

    private static FailureCode code(OrtException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("bad_alloc") || message.contains("Failed to allocate memory")) {
            return FailureCode.OUT_OF_MEMORY;
        }
        return e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED
                ? FailureCode.UNSUPPORTED
                : FailureCode.MODEL_REJECTED;
    }
}
