package flopper.api.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes one struct of Thrift's compact protocol, in which Parquet describes itself; fields come in
 * the order of their numbers. Source: thrift-compact-protocol.md of Apache Thrift.
 */
final class ThriftCompact {

    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out;
    private int last;

    private ThriftCompact(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** The bytes of a struct whose fields these are. */
    static byte[] of(Consumer<ThriftCompact> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        nested(out, fields);
        return out.toByteArray();
    }

    private static void nested(ByteArrayOutputStream out, Consumer<ThriftCompact> fields) {
        fields.accept(new ThriftCompact(out));
        out.write(0);
    }

    void yes(int field) {
        header(field, TRUE);
    }

    void number(int field, int value) {
        header(field, I32);
        zigzag(value);
    }

    void number(int field, long value) {
        header(field, I64);
        zigzag(value);
    }

    void text(int field, String value) {
        header(field, BINARY);
        text(value);
    }

    void struct(int field, Consumer<ThriftCompact> fields) {
        header(field, STRUCT);
        nested(out, fields);
    }

    void numbers(int field, List<Integer> values) {
        list(field, I32, values.size());
        values.forEach(this::zigzag);
    }

    void texts(int field, List<String> values) {
        list(field, BINARY, values.size());
        values.forEach(this::text);
    }

    void structs(int field, List<Consumer<ThriftCompact>> values) {
        list(field, STRUCT, values.size());
        values.forEach(value -> nested(out, value));
    }

    private void header(int field, int type) {
        int step = field - last;
        if (step < 1 || step > 15) {
            throw new IllegalArgumentException("field %d after %d".formatted(field, last));
        }
        out.write(step << 4 | type);
        last = field;
    }

    private void list(int field, int type, int size) {
        header(field, LIST);
        if (size < 15) {
            out.write(size << 4 | type);
        } else {
            out.write(0xF0 | type);
            varint(size);
        }
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            out.write((int) ((rest & 0x7F) | 0x80));
        }
        out.write((int) rest);
    }
}
