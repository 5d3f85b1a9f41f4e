package flopper.api.access;

/** The service cannot start, because it would let in nobody, or everybody; the message says what to do. */
public final class NoAccess extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAccess(String message) {
        super(message);
    }
}
