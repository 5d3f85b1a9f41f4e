package flopper.api.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a flat table as a Parquet file: every column optional, one page of plain values a column,
 * compressed by gzip. Texts are strings, whole numbers INT64, others DOUBLE, instants microseconds in
 * UTC. Memory is bounded by one page of a collection. Source: parquet.thrift and Encodings.md of
 * parquet-format 2.12.
 */
public final class Parquet {

    /** Its media type. */
    public static final String TYPE = "application/vnd.apache.parquet";

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    // Numbers of parquet.thrift.
    private static final int OPTIONAL = 1;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int GZIP = 2;
    private static final int DATA_PAGE = 0;

    private final OutputStream out;
    private long position;

    private Parquet(OutputStream out) {
        this.out = out;
    }

    /** Where the values of a column lie. */
    private record Chunk(long offset, long uncompressedBytes, long compressedBytes) {}

    static <T> void write(List<Column<T>> columns, List<T> rows, OutputStream out) {
        try {
            new Parquet(out).file(columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void file(List<Column<T>> columns, List<T> rows) throws IOException {
        put(MAGIC);
        List<Chunk> chunks = new ArrayList<>();
        if (!rows.isEmpty()) {
            for (Column<T> column : columns) {
                chunks.add(chunk(column, rows));
            }
        }
        byte[] footer = ThriftCompact.of(file -> describe(file, columns, chunks, rows.size()));
        put(footer);
        put(little(4).putInt(footer.length).array());
        put(MAGIC);
    }

    private <T> Chunk chunk(Column<T> column, List<T> rows) throws IOException {
        List<Optional<Object>> cells = rows.stream().map(row -> column.cell().apply(row)).toList();
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        byte[] levels = levels(cells);
        page.writeBytes(little(4).putInt(levels.length).array());
        page.writeBytes(levels);
        page.writeBytes(values(column, cells.stream().flatMap(Optional::stream).toList()));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            page.writeTo(gzip);
        }
        byte[] header =
                ThriftCompact.of(it -> {
                    it.number(1, DATA_PAGE);
                    it.number(2, page.size());
                    it.number(3, compressed.size());
                    it.struct(
                            5,
                            data -> {
                                data.number(1, cells.size());
                                data.number(2, PLAIN);
                                data.number(3, RLE);
                                data.number(4, RLE);
                            });
                });
        long offset = position;
        put(header);
        put(compressed.toByteArray());
        return new Chunk(
                offset,
                (long) header.length + page.size(),
                (long) header.length + compressed.size());
    }

    /** Which cells have a value, as runs of equal ones: their count, then 1 or 0. */
    private static byte[] levels(List<Optional<Object>> cells) {
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        int run = 0;
        for (int i = 0; i < cells.size(); i++) {
            run++;
            boolean present = cells.get(i).isPresent();
            if (i + 1 == cells.size() || cells.get(i + 1).isPresent() != present) {
                int rest = run << 1;
                for (; (rest & ~0x7F) != 0; rest >>>= 7) {
                    levels.write((rest & 0x7F) | 0x80);
                }
                levels.write(rest);
                levels.write(present ? 1 : 0);
                run = 0;
            }
        }
        return levels.toByteArray();
    }

    private static byte[] values(Column<?> column, List<Object> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (column.type()) {
            case TEXT, ID ->
                    values.forEach(value -> {
                        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                        out.writeBytes(little(4).putInt(text.length).array());
                        out.writeBytes(text);
                    });
            case INTEGER ->
                    values.forEach(value -> out.writeBytes(eight(((Number) value).longValue())));
            case REAL ->
                    values.forEach(value ->
                            out.writeBytes(
                                    eight(
                                            Double.doubleToRawLongBits(
                                                    ((Number) value).doubleValue()))));
            case INSTANT ->
                    values.forEach(value ->
                            out.writeBytes(
                                    eight(
                                            ChronoUnit.MICROS.between(
                                                    Instant.EPOCH, (Instant) value))));
            case BOOLEAN -> out.writeBytes(bits(values));
        }
        return out.toByteArray();
    }

    private static byte[] bits(List<Object> values) {
        byte[] bits = new byte[Math.ceilDiv(values.size(), 8)];
        for (int i = 0; i < values.size(); i++) {
            if ((Boolean) values.get(i)) {
                bits[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return bits;
    }

    private static <T> void describe(
            ThriftCompact file, List<Column<T>> columns, List<Chunk> chunks, int rows) {
        List<Consumer<ThriftCompact>> schema = new ArrayList<>();
        schema.add(root -> {
            root.text(4, "table");
            root.number(5, columns.size());
        });
        columns.forEach(column -> schema.add(element -> describe(element, column)));
        file.number(1, 2);
        file.structs(2, schema);
        file.number(3, (long) rows);
        file.structs(
                4,
                chunks.isEmpty()
                        ? List.of()
                        : List.of(group -> describeGroup(group, columns, chunks, rows)));
        file.text(6, "flopper");
    }

    private static void describe(ThriftCompact element, Column<?> column) {
        element.number(1, physicalType(column));
        element.number(3, OPTIONAL);
        element.text(4, column.title());
        switch (column.type()) {
            case TEXT, ID -> {
                element.number(6, 0);
                element.struct(10, logical -> logical.struct(1, _ -> {}));
            }
            case INSTANT -> {
                element.number(6, 10);
                element.struct(
                        10,
                        logical ->
                                logical.struct(
                                        8,
                                        timestamp -> {
                                            timestamp.yes(1);
                                            timestamp.struct(2, unit -> unit.struct(2, _ -> {}));
                                        }));
            }
            case INTEGER, REAL, BOOLEAN -> {}
        }
    }

    private static <T> void describeGroup(
            ThriftCompact group, List<Column<T>> columns, List<Chunk> chunks, int rows) {
        List<Consumer<ThriftCompact>> described = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            Chunk chunk = chunks.get(i);
            described.add(it -> {
                it.number(2, chunk.offset());
                it.struct(
                        3,
                        data -> {
                            data.number(1, physicalType(column));
                            data.numbers(2, List.of(PLAIN, RLE));
                            data.texts(3, List.of(column.title()));
                            data.number(4, GZIP);
                            data.number(5, (long) rows);
                            data.number(6, chunk.uncompressedBytes());
                            data.number(7, chunk.compressedBytes());
                            data.number(9, chunk.offset());
                        });
            });
        }
        group.structs(1, described);
        group.number(2, chunks.stream().mapToLong(Chunk::uncompressedBytes).sum());
        group.number(3, (long) rows);
    }

    private static int physicalType(Column<?> column) {
        return switch (column.type()) {
            case BOOLEAN -> 0;
            case INTEGER, INSTANT -> 2;
            case REAL -> 5;
            case TEXT, ID -> 6;
        };
    }

    private static byte[] eight(long value) {
        return little(8).putLong(value).array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
