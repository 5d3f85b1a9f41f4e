package flopper.api.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An ONNX file that computes {@code y = x + w}, with a weight of any size. Its bytes are made while
 * they are read, because a test may not have room for them.
 *
 * @param elements float elements of {@code w}, all zero
 */
public record OnnxFile(String output, long elements) {

    /** A file of a few dozen bytes; other names make other graphs. */
    public static byte[] small(String output) {
        try (InputStream bytes = new OnnxFile(output, 4).open()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The length of the file. */
    public long length() {
        return head().length + 4 * elements + tail().length;
    }

    /** The file. */
    public InputStream open() {
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(head()),
                                new Zeros(4 * elements),
                                new ByteArrayInputStream(tail()))));
    }

    /** All up to the weight's first byte. */
    private byte[] head() {
        byte[] weight =
                join(
                        varint(1, elements), // dims
                        varint(2, 1), // data_type FLOAT
                        bytes(8, text("w")), // name
                        tag(9, 2), // raw_data
                        number(4 * elements));
        byte[] graph =
                join(
                        bytes(1, node()),
                        bytes(2, text("tiny")),
                        tag(5, 2), // initializer
                        number(weight.length + 4 * elements),
                        weight);
        return join(
                varint(1, 8), // ir_version
                bytes(8, join(bytes(1, text("")), varint(2, 17))), // opset_import
                tag(7, 2), // graph
                number(graph.length + 4 * elements + tail().length),
                graph);
    }

    /** All of the graph behind the weight. */
    private byte[] tail() {
        return join(bytes(11, value("x")), bytes(12, value(output)));
    }

    private byte[] node() {
        return join(
                bytes(1, text("x")),
                bytes(1, text("w")),
                bytes(2, text(output)),
                bytes(3, text("add")),
                bytes(4, text("Add")));
    }

    /** A value of one dimension, as large as the weight. */
    private byte[] value(String name) {
        byte[] shape = bytes(1, varint(1, elements));
        byte[] tensor = join(varint(1, 1), bytes(2, shape));
        return join(bytes(1, text(name)), bytes(2, bytes(1, tensor)));
    }

    private static byte[] varint(int field, long value) {
        return join(tag(field, 0), number(value));
    }

    private static byte[] bytes(int field, byte[] content) {
        return join(tag(field, 2), number(content.length), content);
    }

    private static byte[] tag(int field, int wireType) {
        return number(((long) field << 3) | wireType);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while (rest >= 0x80) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
