package flopper.bench.nativeloop;

import flopper.timing.failure.TimingFailure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of two loops that took turns in one process, in blocks short against the moods of a host.
 *
 * @param note what the process has to say besides
 */
record Blocks(List<Block> blocks, String note) {
    private static final int BLOCKS = 16;

    /**
     * Runs of one loop.
     *
     * @param wallNs of each
     * @param cpuNs the thread's processor time for each on average, which other load does not touch
     */
    @SuppressWarnings("ArrayRecordComponent") // Samples on their way; nobody compares them.
    record Runs(long[] wallNs, double cpuNs) {}

    /** The runs of one loop and those of the other right beside them. */
    record Block(Runs first, Runs second) {}

    /** Some runs, timed one by one. */
    @FunctionalInterface
    interface Loop {
        Runs runs() throws TimingFailure;
    }

    Blocks {
        blocks = List.copyOf(blocks);
    }

    /**
     * Lets both loops take turns; which of them begins changes from block to block.
     *
     * @param note told with them
     */
    static Blocks of(Loop first, Loop second, String note) throws TimingFailure {
        // Both are warm before either counts.
        first.runs();
        second.runs();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            if (i % 2 == 0) {
                Runs one = first.runs();
                blocks.add(new Block(one, second.runs()));
            } else {
                Runs other = second.runs();
                blocks.add(new Block(first.runs(), other));
            }
        }
        return new Blocks(blocks, note);
    }

    long[] firstNs() {
        return blocks.stream().flatMapToLong(block -> Arrays.stream(block.first.wallNs)).toArray();
    }

    long[] secondNs() {
        return blocks.stream().flatMapToLong(block -> Arrays.stream(block.second.wallNs)).toArray();
    }

    /** Of the medians of two neighbours, the median over the blocks. */
    double ratio() {
        return median(
                blocks.stream()
                        .mapToDouble(
                                block -> median(block.first.wallNs) / median(block.second.wallNs))
                        .toArray());
    }

    /** Of processor time, likewise. */
    double cpuRatio() {
        return median(
                blocks.stream()
                        .mapToDouble(block -> block.first.cpuNs / block.second.cpuNs)
                        .toArray());
    }

    /** Of the medians, ns. */
    double differenceNs() {
        return median(
                blocks.stream()
                        .mapToDouble(
                                block -> median(block.first.wallNs) - median(block.second.wallNs))
                        .toArray());
    }

    private static double median(long[] values) {
        return median(Arrays.stream(values).asDoubleStream().toArray());
    }

    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(note);
        out.writeInt(blocks.size());
        for (Block block : blocks) {
            write(block.first, out);
            write(block.second, out);
        }
        return bytes.toByteArray();
    }

    static Blocks ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String note = in.readUTF();
        List<Block> blocks = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            blocks.add(new Block(read(in), read(in)));
        }
        return new Blocks(blocks, note);
    }

    private static void write(Runs runs, DataOutputStream out) throws IOException {
        out.writeInt(runs.wallNs.length);
        for (long ns : runs.wallNs) {
            out.writeLong(ns);
        }
        out.writeDouble(runs.cpuNs);
    }

    private static Runs read(DataInputStream in) throws IOException {
        long[] wallNs = new long[in.readInt()];
        for (int i = 0; i < wallNs.length; i++) {
            wallNs[i] = in.readLong();
        }
        return new Runs(wallNs, in.readDouble());
    }
}
