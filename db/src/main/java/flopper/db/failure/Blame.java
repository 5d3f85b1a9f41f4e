package flopper.db.failure;

/** Whose fault a failure is; decides whether another attempt can help. */
public enum Blame {
    /** The submitted graph or request: the same input fails again, so it is never retried. */
    USER,
    /** The device or the runtime on it: another attempt, perhaps on another unit, may succeed. */
    DEVICE,
    /** flopper or the servers it stands on. */
    INTERNAL
}
