package flopper.db.model;

/** Where a model's graph came from. */
public enum ModelSource {
    /** Somebody uploaded it. */
    UPLOAD,
    /** The built-in catalogue generated it. */
    CATALOGUE
}
