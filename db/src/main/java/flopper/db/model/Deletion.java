package flopper.db.model;

/** What came of deleting a model. */
public enum Deletion {
    /** It is gone; its graph and results stay. */
    DELETED,
    /** There is no such model. */
    UNKNOWN,
    /** Jobs that have not ended use it. */
    IN_USE
}
