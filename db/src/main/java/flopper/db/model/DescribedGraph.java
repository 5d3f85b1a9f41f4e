package flopper.db.model;

/**
 * A graph of the catalogue that is stored without its bytes.
 *
 * @param id {@code sha256:…} of the bytes that it has once it is built
 * @param backbone what the catalogue builds it for
 * @param sizeBytes how many bytes that are
 * @param nodeCount nodes of the main graph
 * @param opset version of the default operator set
 */
public record DescribedGraph(
        String id, String backbone, long sizeBytes, int nodeCount, long opset) {}
