package flopper.timing.failure;

/** Why a measurement has no result. */
public enum FailureCode {
    /** The runtime refused the graph, or the graph could not be read. */
    MODEL_REJECTED(Blame.USER),
    /** No such backend, or it lacks the precision or the thread count. */
    UNSUPPORTED(Blame.USER),
    /** The caller asked to stop. */
    CANCELLED(Blame.USER),
    /** The measuring process ended by itself: a native abort, a fault, a kill from outside. */
    BACKEND_CRASHED(Blame.DEVICE),
    /** The workload does not fit the memory that this device can give. */
    OUT_OF_MEMORY(Blame.DEVICE),
    /** No answer within the plan's limit; the process was killed. */
    TIMED_OUT(Blame.DEVICE),
    /** The measuring process could not be started or understood. */
    INTERNAL_ERROR(Blame.INTERNAL);

    private final Blame blame;

    FailureCode(Blame blame) {
        this.blame = blame;
    }

    public Blame blame() {
        return blame;
    }
}
