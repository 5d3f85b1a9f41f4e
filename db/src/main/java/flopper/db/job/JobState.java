package flopper.db.job;

/**
 * Where a job is. How often it was tried and when it is tried next are columns, not states; CHECK
 * constraints tie each state to its columns.
 */
public enum JobState {

    /**
     * Waits for a worker. Set when a sweep is submitted, when an attempt failed or lost its lease and
     * attempts are left, when a worker gives the job back unharmed, and when a sweep is retried. The
     * dispatcher publishes its id without changing the state ({@code dispatched_at} says so, and is
     * forgotten again where the record seems lost). A worker's claim moves it to {@link #RUNNING};
     * cancelling moves it to {@link #CANCELLED}.
     */
    QUEUED,

    /**
     * A worker holds a lease on it. Set by {@code claim} alone, which makes up the lease token. The
     * worker's heartbeat extends the lease. The holder of the token moves it on: complete to {@link
     * #SUCCEEDED}, fail to {@link #QUEUED} or {@link #FAILED}, release to {@link #QUEUED}. Where the
     * lease runs out the reaper does, to {@link #QUEUED} or {@link #FAILED}. Cancelling moves it to
     * {@link #CANCELLED} at once; the worker hears of it at its next heartbeat.
     */
    RUNNING,

    /**
     * Its result is stored. Set by {@code complete} in the transaction that stores the result, or at
     * submission where a stored result answers the cell. Nobody moves it on.
     */
    SUCCEEDED,

    /**
     * It has no result and will not be tried again: the input is at fault, or attempts are used up.
     * Set by {@code fail} or by the reaper, with the failure. Retrying the sweep moves it back to
     * {@link #QUEUED} with its attempts counted anew.
     */
    FAILED,

    /**
     * Somebody no longer wants it. Set by cancelling the job or its sweep, from {@link #QUEUED} or
     * {@link #RUNNING}. Retrying the sweep moves it back to {@link #QUEUED}.
     */
    CANCELLED;

    /** Whether it stays so unless somebody retries the sweep. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
