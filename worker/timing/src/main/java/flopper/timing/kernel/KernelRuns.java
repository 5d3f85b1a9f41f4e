package flopper.timing.kernel;

import flopper.timing.measure.Samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one process tells about one kernel. */
public sealed interface KernelRuns {
    /** Times of single runs. */
    record Timed(Samples warm, Samples cold) implements KernelRuns {}

    /** The runtime would not have it. */
    record Refused(String reason) implements KernelRuns {}

    /** The process's time was up before its turn. */
    record Left() implements KernelRuns {}

    /** In the order of the kernels. */
    static byte[] toBytes(List<KernelRuns> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(all.size());
        for (KernelRuns runs : all) {
            switch (runs) {
                case Timed(Samples warm, Samples cold) -> {
                    out.writeByte(0);
                    write(warm, out);
                    write(cold, out);
                }
                case Refused(String reason) -> {
                    out.writeByte(1);
                    out.writeUTF(reason.substring(0, Math.min(reason.length(), 2000)));
                }
                case Left() -> out.writeByte(2);
            }
        }
        return bytes.toByteArray();
    }

    static List<KernelRuns> ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<KernelRuns> all = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int kind = in.readByte();
            if (kind == 0) {
                all.add(new Timed(read(in), read(in)));
            } else {
                all.add(kind == 1 ? new Refused(in.readUTF()) : new Left());
            }
        }
        return all;
    }

    private static void write(Samples samples, DataOutputStream out) throws IOException {
        out.writeInt(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            out.writeLong(samples.at(i));
        }
    }

    private static Samples read(DataInputStream in) throws IOException {
        long[] ns = new long[in.readInt()];
        for (int i = 0; i < ns.length; i++) {
            ns[i] = in.readLong();
        }
        return Samples.of(ns);
    }
}
