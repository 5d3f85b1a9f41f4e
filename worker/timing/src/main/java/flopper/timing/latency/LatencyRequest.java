package flopper.timing.latency;

import flopper.timing.backend.BackendClass;
import flopper.timing.measure.TimingPlan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process is asked to measure.
 *
 * @param payload the workload as its backend prepared it
 * @param cpus one logical processor for each thread
 * @param memoryBytesMax writable memory of the process
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
public record LatencyRequest(
        BackendClass backend,
        byte[] payload,
        List<Integer> cpus,
        TimingPlan plan,
        long memoryBytesMax) {
    public LatencyRequest {
        cpus = List.copyOf(cpus);
    }

    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(backend.name());
        out.writeInt(payload.length);
        out.write(payload);
        out.writeInt(cpus.size());
        for (int cpu : cpus) {
            out.writeInt(cpu);
        }
        PlanFormat.write(plan, out);
        out.writeLong(memoryBytesMax);
        return bytes.toByteArray();
    }

    public static LatencyRequest ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        BackendClass backend = new BackendClass(in.readUTF());
        byte[] payload = in.readNBytes(in.readInt());
        List<Integer> cpus = new ArrayList<>();
        int threads = in.readInt();
        for (int thread = 0; thread < threads; thread++) {
            cpus.add(in.readInt());
        }
        return new LatencyRequest(backend, payload, cpus, PlanFormat.read(in), in.readLong());
    }
}
