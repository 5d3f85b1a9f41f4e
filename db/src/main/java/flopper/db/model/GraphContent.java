package flopper.db.model;

/** Where the bytes of a graph are to be had. */
public sealed interface GraphContent {

    /**
     * Here they are.
     *
     * @param bytes canonical stripped ONNX
     */
    @SuppressWarnings("ArrayRecordComponent") // Megabytes, handed on unread.
    record Bytes(byte[] bytes) implements GraphContent {}

    /**
     * From the catalogue.
     *
     * @param backbone what it builds the graph for; the digest of what it builds is the graph's id,
     *     or else it is another version's graph
     */
    record Described(String backbone) implements GraphContent {}
}
