package flopper.timing.failure;

/** Whose fault a failure is, and so who has to act. */
public enum Blame {
    /** The request asked for something that cannot be done; trying again changes nothing. */
    USER,
    /** This device could not do it; another one, or this one later, may. */
    DEVICE,
    /** A fault in this software. */
    INTERNAL
}
