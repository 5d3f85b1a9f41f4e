package flopper.db.lease;

/** How an attempt ended. */
public enum AttemptOutcome {
    /** Its result was stored. */
    SUCCEEDED,
    /** The worker reported a failure. */
    FAILED,
    /** The worker fell silent and the reaper took the job away. */
    LEASE_EXPIRED,
    /** The job was cancelled meanwhile. */
    CANCELLED,
    /** The worker gave the job back unharmed, because it was stopping; the attempt is not counted. */
    RELEASED
}
