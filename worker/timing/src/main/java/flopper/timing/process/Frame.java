package flopper.timing.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One message in a stream that others print to as well: a mark that only the two ends know, the
 * length, the message, its CRC-32. Whatever comes before the mark is passed over.
 */
final class Frame {
    /** Raw samples of the longest run are some 100 kB; a longer message is no message. */
    private static final int MESSAGE_BYTES_MAX = 64 << 20;

    private final byte[] mark;

    /**
     * @param mark random text, so that nobody prints it by chance
     */
    Frame(String mark) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    void write(OutputStream stream, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.write(mark);
        out.writeInt(message.length);
        out.write(message);
        out.writeInt(checksum(message));
        out.flush();
    }

    /**
     * Reads up to the first message.
     *
     * @return empty when the stream ends without the mark
     * @throws IOException when it ends within the message, or the message is damaged
     */
    Optional<byte[]> read(InputStream stream) throws IOException {
        if (!skipToMark(stream)) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(stream);
        int length = in.readInt();
        if (length < 0 || length > MESSAGE_BYTES_MAX) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new IOException(
                    "the message ends after %d of %d bytes".formatted(message.length, length));
        }
        if (in.readInt() != checksum(message)) {
            throw new IOException("the message and its checksum disagree");
        }
        return Optional.of(message);
    }

    private boolean skipToMark(InputStream stream) throws IOException {
        byte[] last = new byte[mark.length];
        int read = 0;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            last[read % last.length] = (byte) next;
            read++;
            if (read >= last.length && endsWithMark(last, read)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the ring holds the mark, its oldest byte being where the next would go. */
    private boolean endsWithMark(byte[] ring, int read) {
        for (int i = 0; i < mark.length; i++) {
            if (ring[(read + i) % ring.length] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(byte[] message) {
        CRC32 crc = new CRC32();
        crc.update(message);
        return (int) crc.getValue();
    }
}
