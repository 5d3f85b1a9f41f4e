package flopper.analysis.tensor;

import java.util.Objects;

/** Shapes that contradict each other or the operator; the message names the input and dimension. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
