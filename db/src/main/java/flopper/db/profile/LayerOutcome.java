package flopper.db.profile;

/** Whether a layer's cost is known. */
public enum LayerOutcome {
    /** It is. */
    COUNTED,
    /** There is no rule for its operator; its figures are 0 and mean nothing. */
    UNSUPPORTED,
    /** Its shapes depend on data or on an unsupported layer; its figures are 0 and mean nothing. */
    UNRESOLVED
}
