package flopper.analysis.op;

import java.util.Objects;

/** A shape that depends on data; the message says which input. Ends one node's inference, no more. */
public final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnresolvedException(String reason) {
        // No stack trace: this is an expected outcome, thrown per node in large graphs.
        super(reason, null, false, false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
