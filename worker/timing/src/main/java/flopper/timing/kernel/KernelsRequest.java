package flopper.timing.kernel;

import flopper.timing.backend.BackendClass;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernels one process is to measure.
 *
 * @param payloads each a kernel as its backend prepared it
 * @param cpus one logical processor for each thread
 * @param memoryBytesMax writable memory of the process
 * @param timeMax after this no kernel but the first is begun
 */
public record KernelsRequest(
        BackendClass backend,
        List<byte[]> payloads,
        List<Integer> cpus,
        long memoryBytesMax,
        Duration timeMax) {
    public KernelsRequest {
        payloads = List.copyOf(payloads);
        cpus = List.copyOf(cpus);
    }

    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(backend.name());
        out.writeInt(payloads.size());
        for (byte[] payload : payloads) {
            out.writeInt(payload.length);
            out.write(payload);
        }
        out.writeInt(cpus.size());
        for (int cpu : cpus) {
            out.writeInt(cpu);
        }
        out.writeLong(memoryBytesMax);
        out.writeLong(timeMax.toNanos());
        return bytes.toByteArray();
    }

    static KernelsRequest ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        BackendClass backend = new BackendClass(in.readUTF());
        List<byte[]> payloads = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            payloads.add(in.readNBytes(in.readInt()));
        }
        List<Integer> cpus = new ArrayList<>();
        int threads = in.readInt();
        for (int thread = 0; thread < threads; thread++) {
            cpus.add(in.readInt());
        }
        return new KernelsRequest(
                backend, payloads, cpus, in.readLong(), Duration.ofNanos(in.readLong()));
    }
}
