package flopper.db.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A named graph.
 *
 * @param owner who gave the name first; empty for a backbone's
 * @param createdAt when the name first appeared
 * @param updatedAt when it was last pointed at another graph
 */
public record Model(
        String id,
        String name,
        String tag,
        String graphId,
        ModelSource source,
        Optional<String> owner,
        Instant createdAt,
        Instant updatedAt) {

    /** The tag of a name that is given without one. */
    public static final String DEFAULT_TAG = "latest";

    /** {@code name:tag}. */
    public String reference() {
        return new Reference(name, tag).toString();
    }
}
