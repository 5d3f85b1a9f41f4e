package flopper.timing.roofline;

/** What keeps a part of a run from being faster. */
public enum Bound {
    /** Arithmetic: at its ceiling this part would still take longest for computing. */
    COMPUTE,
    /** Memory: at its ceiling this part would take longest for moving its bytes. */
    MEMORY,
    /** Neither: both ceilings together explain less than a tenth of its time. */
    OVERHEAD
}
