package flopper.queue;

/** Kafka is away or refuses; trying again later makes sense. */
public final class QueueUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
