package flopper.queue;

/** What becomes of a delivered record. */
public enum Verdict {
    /** Nothing is left to do; it is never delivered again. */
    ACCEPT,
    /** Another worker shall have it, at once. After the last delivery it becomes a dead letter. */
    RELEASE,
    /** It goes to the dead-letter topic and is never delivered again. */
    REJECT
}
