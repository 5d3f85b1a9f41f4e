package flopper.api.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A stream cut into parts by a delimiter: it ends before each, and {@link #next} goes on behind it.
 * Holds one buffer, whatever the length of a part.
 */
final class DelimitedStream extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private boolean inEnded;

    /** Bytes from {@link #position} on that surely belong to the part. */
    private int clear;

    private boolean atDelimiter;

    /**
     * @param assumed text that is read as if it stood before the stream
     */
    DelimitedStream(InputStream in, String delimiter, String assumed) {
        this.in = in;
        this.delimiter = delimiter.getBytes(StandardCharsets.UTF_8);
        byte[] first = assumed.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(first, 0, buffer, 0, first.length);
        end = first.length;
    }

    /** Goes on behind the delimiter that ended the part; false where that was the last one. */
    boolean next() throws IOException {
        if (!atDelimiter) {
            throw new IllegalStateException("the part before has not been read to its end");
        }
        position += delimiter.length;
        atDelimiter = false;
        fill(2);
        boolean last =
                end - position >= 2 && buffer[position] == '-' && buffer[position + 1] == '-';
        return !last;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (clear == 0) {
            search();
        }
        if (clear == 0) {
            return -1;
        }
        int count = Math.min(clear, length);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        clear -= count;
        return count;
    }

    /** Finds how many bytes lie before the delimiter, or before what may become one. */
    private void search() throws IOException {
        if (atDelimiter) {
            return;
        }
        fill(delimiter.length);
        if (end - position < delimiter.length) {
            throw new EOFException("the stream ended before the delimiter");
        }
        int at = position;
        while (at + delimiter.length <= end && !delimiterAt(at)) {
            at++;
        }
        atDelimiter = at + delimiter.length <= end;
        clear = at - position;
    }

    private boolean delimiterAt(int at) {
        return Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length);
    }

    /** Reads until that many bytes lie ahead, or the stream ends. */
    private void fill(int needed) throws IOException {
        if (end - position >= needed || inEnded) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        while (end < needed && !inEnded) {
            int count = in.read(buffer, end, buffer.length - end);
            inEnded = count < 0;
            end += Math.max(count, 0);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
