package flopper.db.model;

/** A model after it was put, and what putting it changed. */
public record Stored(Model model, Change change) {

    /** What putting a model changed. */
    public enum Change {
        /** The name is new. */
        CREATED,
        /** The name pointed to this graph before. */
        KNOWN,
        /** The name pointed to another graph before; results of that one stay under its graph id. */
        MOVED
    }
}
