package flopper.db.model;

/** A name to be given to a graph. */
public record NewModel(String name, String tag, ModelSource source) {

    public NewModel(Reference reference, ModelSource source) {
        this(reference.name(), reference.tag(), source);
    }
}
