package flopper.timing.backend;

/**
 * A workload in the form its backend can open in another process.
 *
 * @param payload understood by the backend that wrote it, and by no one else
 * @param memoryBytes writable memory that running it takes at least, the process itself included
 * @param weights whether the weights are the submitted ones or {@code synthetic}
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
public record PreparedWorkload(byte[] payload, long memoryBytes, String weights) {}
