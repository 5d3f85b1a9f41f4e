package flopper.db.model;

/**
 * What is known of a graph when it is stored; its bytes travel beside it.
 *
 * @param id {@code sha256:…} of the bytes
 * @param nodeCount nodes of the main graph
 * @param opset version of the default operator set
 */
public record NewGraph(String id, int nodeCount, long opset) {}
