package flopper.db.model;

import java.util.Optional;

/**
 * A name to be given to a graph.
 *
 * @param owner whose the name is, where it is new; empty for a backbone's
 */
public record NewModel(String name, String tag, ModelSource source, Optional<String> owner) {

    /** A name that is nobody's. */
    public NewModel(String name, String tag, ModelSource source) {
        this(name, tag, source, Optional.empty());
    }

    public NewModel(Reference reference, ModelSource source) {
        this(reference.name(), reference.tag(), source);
    }
}
