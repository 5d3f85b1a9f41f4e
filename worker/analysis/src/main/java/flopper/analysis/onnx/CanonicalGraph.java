package flopper.analysis.onnx;

import flopper.analysis.graph.Model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The form in which a graph is stored and by which it is known.
 *
 * @param id {@code sha256:} and the digest of the bytes in hexadecimal
 * @param bytes as {@link OnnxWriter} writes them; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes, handed on unread; the id is what compares.
public record CanonicalGraph(String id, byte[] bytes) {

    public static CanonicalGraph of(Model model) {
        byte[] bytes = OnnxWriter.write(model);
        return new CanonicalGraph("sha256:" + HexFormat.of().formatHex(sha256(bytes)), bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
