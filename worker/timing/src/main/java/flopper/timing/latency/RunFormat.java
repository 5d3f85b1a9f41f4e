package flopper.timing.latency;

import flopper.timing.measure.Interference;
import flopper.timing.measure.Phases;
import flopper.timing.measure.ProcessRun;
import flopper.timing.measure.Samples;
import flopper.timing.measure.SteadyState;
import flopper.timing.measure.StopReason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A process's results between two processes of the same version: their components in order. */
public final class RunFormat {
    private RunFormat() {}

    public static byte[] toBytes(ProcessRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(run.phases().runtimeStartNs());
        out.writeLong(run.phases().coldLoadNs());
        out.writeLong(run.phases().firstInferenceNs());
        out.writeLong(run.phases().warmLoadNs().orElse(-1));
        out.writeInt(run.steadyState().warmUpRuns());
        writeSamples(run.steadyState().wallNs(), out);
        writeSamples(run.steadyState().cpuNs(), out);
        out.writeUTF(run.steadyState().stopReason().name());
        out.writeLong(run.interference().involuntarySwitches());
        out.writeDouble(run.interference().stealFraction().orElse(-1));
        out.writeDouble(run.interference().foreignFraction().orElse(-1));
        out.writeInt(run.settings().size());
        for (Map.Entry<String, String> setting : run.settings().entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when these bytes are no result
     */
    public static ProcessRun ofBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Phases phases =
                new Phases(in.readLong(), in.readLong(), in.readLong(), optional(in.readLong()));
        SteadyState steadyState =
                new SteadyState(
                        in.readInt(),
                        readSamples(in),
                        readSamples(in),
                        StopReason.valueOf(in.readUTF()));
        Interference interference =
                new Interference(
                        in.readLong(), optional(in.readDouble()), optional(in.readDouble()));
        Map<String, String> settings = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            settings.put(in.readUTF(), in.readUTF());
        }
        return new ProcessRun(phases, steadyState, interference, settings);
    }

    private static OptionalLong optional(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalDouble optional(double value) {
        return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static void writeSamples(Samples samples, DataOutputStream out) throws IOException {
        out.writeInt(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            out.writeLong(samples.at(i));
        }
    }

    private static Samples readSamples(DataInputStream in) throws IOException {
        long[] ns = new long[in.readInt()];
        for (int i = 0; i < ns.length; i++) {
            ns[i] = in.readLong();
        }
        return Samples.of(ns);
    }
}
