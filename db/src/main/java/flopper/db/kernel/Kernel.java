package flopper.db.kernel;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;

/** A stored kernel; {@link NewKernel} and {@link KernelSetting} say what the parts mean. */
public record Kernel(
        String id,
        @Nested KernelSetting setting,
        String deviceClass,
        String signature,
        String op,
        long macs,
        long flops,
        long bytes,
        int processes,
        @Nested("warm") KernelTimes warm,
        @Nested("cold") KernelTimes cold,
        Instant measuredAt) {}
