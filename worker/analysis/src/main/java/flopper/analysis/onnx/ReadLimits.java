package flopper.analysis.onnx;

/**
 * What a hostile file may cost at most.
 *
 * @param depthMax nested messages; real files stay below 20, subgraphs included
 * @param retainedBytesMax names, attributes and kept values together; the largest real graphs,
 *     without weights, hold a few megabytes
 * @param nodesMax nodes of all graphs and functions together
 * @param nameBytesMax one name or text attribute
 */
public record ReadLimits(int depthMax, long retainedBytesMax, int nodesMax, int nameBytesMax) {
    public static ReadLimits defaults() {
        return new ReadLimits(64, 64L << 20, 500_000, 1 << 20);
    }
}
