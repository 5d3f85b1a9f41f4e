package flopper.agent.profile;

/** A job names a graph that is not stored: the database lost it, or never had it. */
public final class GraphMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GraphMissing(String graphId) {
        super("graph %s is not stored".formatted(graphId));
    }
}
