package flopper.db.access;

/** What a key may do; each role may do what those before it may. The names are stored: rename none. */
public enum Role {
    /** Looks at everything, and has models counted that nobody counted before. */
    READER,
    /** Uploads and submits, and changes what its owner submitted. */
    SUBMITTER,
    /** Changes what anybody submitted, lets devices out, makes keys and reads the audit. */
    ADMIN;

    /** Whether it may do what {@code other} may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
