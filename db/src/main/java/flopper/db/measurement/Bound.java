package flopper.db.measurement;

/** What keeps a part of a run from being faster. */
public enum Bound {
    /** Arithmetic at its measured peak would take longest. */
    COMPUTE,
    /** Moving its bytes at the measured bandwidth would take longest. */
    MEMORY,
    /** Neither explains its time. */
    OVERHEAD
}
