package flopper.timing.backend.onednn;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.MemorySegment;

/** A primitive with its arguments. */
record Call(MemorySegment primitive, MemorySegment stream, int count, MemorySegment arguments) {
    void run() throws TimingFailure {
        int status = Functions.execute(primitive, stream, count, arguments);
        if (status != 0) {
            throw new TimingFailure(
                    FailureCode.INTERNAL_ERROR, "oneDNN: a primitive returned status " + status);
        }
    }
}
