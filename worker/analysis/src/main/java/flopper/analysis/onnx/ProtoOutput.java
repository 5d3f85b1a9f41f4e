package flopper.analysis.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Protobuf fields in a growing buffer. A message is written in place and moved up by the width of
 * its length once that is known, which is mostly one byte.
 */
final class ProtoOutput {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private byte[] buffer = new byte[1 << 12];
    private int size;

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    void integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
    }

    void real(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[size++] = (byte) (bits >>> shift);
        }
    }

    void text(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a text field unless it is empty, which readers take an absent one for. */
    void textIfAny(int field, String value) {
        if (!value.isEmpty()) {
            text(field, value);
        }
    }

    void bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    /** Writes an embedded message whose fields the body writes. */
    void message(int field, Runnable body) {
        tag(field, LENGTH_DELIMITED);
        int start = size;
        body.run();
        int length = size - start;
        int width = widthOf(length);
        ensure(width);
        System.arraycopy(buffer, start, buffer, start + width, length);
        size = start;
        varint(length);
        size += length;
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        ensure(VARINT_BYTES_MAX);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private static int widthOf(int length) {
        return Math.max(1, Math.ceilDiv(Integer.SIZE - Integer.numberOfLeadingZeros(length), 7));
    }

    /** Makes room for that many bytes, and for a number after them. */
    private void ensure(int bytes) {
        int needed = Math.addExact(size, Math.addExact(bytes, VARINT_BYTES_MAX));
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, Math.multiplyExact(2, buffer.length)));
        }
    }
}
