package flopper.timing.failure;

/**
 * A measurement that ended without a result. The worker survives every one of them.
 *
 * <p>The message is one sentence; {@link #lastWords()} is what the measuring process wrote last,
 * possibly empty.
 */
public final class TimingFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String lastWords;

    public TimingFailure(FailureCode code, String message) {
        this(code, message, "");
    }

    public TimingFailure(FailureCode code, String message, String lastWords) {
        super(message);
        this.code = code;
        this.lastWords = lastWords;
    }

    public TimingFailure(FailureCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.lastWords = "";
    }

    public FailureCode code() {
        return code;
    }

    public Blame blame() {
        return code.blame();
    }

    public String lastWords() {
        return lastWords;
    }
}
