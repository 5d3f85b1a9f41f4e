package flopper.servers.directory;

/** A server could not be started or stopped; the message says why and what to do about it. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
