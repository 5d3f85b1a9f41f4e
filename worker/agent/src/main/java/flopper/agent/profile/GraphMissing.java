package flopper.agent.profile;

/**
 * A job names a graph that is not stored, because the database lost it or never had it, or that only
 * another version's catalogue builds.
 */
public final class GraphMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GraphMissing(String graphId) {
        super("graph %s is not stored".formatted(graphId));
    }

    GraphMissing(String graphId, String backbone) {
        super(
                "graph %s was %s of another version's catalogue; submit that anew"
                        .formatted(graphId, backbone));
    }
}
