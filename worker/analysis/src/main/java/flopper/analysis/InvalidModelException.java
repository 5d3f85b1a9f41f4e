package flopper.analysis;

/** A model, or the shapes given for it, that cannot be analysed; the message names the place. */
public final class InvalidModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ModelFault fault;

    public InvalidModelException(ModelFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public ModelFault fault() {
        return fault;
    }
}
