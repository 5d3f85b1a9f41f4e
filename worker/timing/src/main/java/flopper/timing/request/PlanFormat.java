package flopper.timing.request;

import flopper.timing.measure.TimingPlan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** A plan between two processes of the same version: its components in order. */
final class PlanFormat {
    private PlanFormat() {}

    static void write(TimingPlan plan, DataOutput out) throws IOException {
        out.writeInt(plan.warmUpRunsMin());
        out.writeLong(plan.warmUpTimeMin().toNanos());
        out.writeInt(plan.samplesMin());
        out.writeInt(plan.samplesMax());
        out.writeLong(plan.steadyTimeMin().toNanos());
        out.writeLong(plan.steadyTimeMax().toNanos());
        out.writeDouble(plan.relativeHalfWidthMax());
        out.writeInt(plan.processesMin());
        out.writeInt(plan.processesMax());
        out.writeLong(plan.processTimeMax().toNanos());
        out.writeLong(plan.memoryBytesMax().orElse(-1));
    }

    static TimingPlan read(DataInput in) throws IOException {
        return new TimingPlan(
                in.readInt(),
                Duration.ofNanos(in.readLong()),
                in.readInt(),
                in.readInt(),
                Duration.ofNanos(in.readLong()),
                Duration.ofNanos(in.readLong()),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                Duration.ofNanos(in.readLong()),
                optional(in.readLong()));
    }

    private static OptionalLong optional(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
