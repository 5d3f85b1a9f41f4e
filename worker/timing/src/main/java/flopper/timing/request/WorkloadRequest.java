package flopper.timing.request;

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
 * What one process is to measure, and under which conditions.
 *
 * @param payload the workload as its backend prepared it
 * @param cpus one logical processor for each thread
 * @param memoryBytesMax writable memory of the process
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to another process.
public record WorkloadRequest(
        BackendClass backend,
        byte[] payload,
        List<Integer> cpus,
        TimingPlan plan,
        long memoryBytesMax) {
    public WorkloadRequest {
        cpus = List.copyOf(cpus);
    }

    public WorkloadRequest with(TimingPlan other) {
        return new WorkloadRequest(backend, payload, cpus, other, memoryBytesMax);
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

    public static WorkloadRequest ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        BackendClass backend = new BackendClass(in.readUTF());
        byte[] payload = in.readNBytes(in.readInt());
        List<Integer> cpus = new ArrayList<>();
        int threads = in.readInt();
        for (int thread = 0; thread < threads; thread++) {
            cpus.add(in.readInt());
        }
        return new WorkloadRequest(backend, payload, cpus, PlanFormat.read(in), in.readLong());
    }
}
