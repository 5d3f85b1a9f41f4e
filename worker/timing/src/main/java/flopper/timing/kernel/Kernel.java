package flopper.timing.kernel;

/**
 * One operation with fixed shapes, attributes and types.
 *
 * @param signature canonical: kernels of the same signature do the same work
 * @param operator such as {@code Conv}
 * @param graph an ONNX file with this one node, without weights
 * @param macs, {@code flops} and {@code bytes}: what one execution costs
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on unread; kernels are told apart by signature.
public record Kernel(
        String signature, String operator, byte[] graph, long macs, long flops, long bytes) {}
