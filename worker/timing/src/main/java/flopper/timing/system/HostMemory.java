package flopper.timing.system;

import java.util.OptionalLong;

/** How much memory this system, or the control group it runs in, can still give. */
public final class HostMemory {
    private static final long KIB = 1024;

    private final SystemFiles files;

    public HostMemory(SystemFiles files) {
        this.files = files;
    }

    /** Bytes installed, as the kernel sees them. */
    public OptionalLong totalBytes() {
        return kib("MemTotal");
    }

    /** Bytes a new process can take without swapping; the smaller of host and control group. */
    public OptionalLong availableBytes() {
        OptionalLong host = kib("MemAvailable");
        OptionalLong limit = files.number("sys/fs/cgroup/memory.max");
        OptionalLong used = files.number("sys/fs/cgroup/memory.current");
        if (limit.isEmpty() || used.isEmpty()) {
            return host;
        }
        // Page cache counts as used in a control group, but gives way.
        long cache = files.field("sys/fs/cgroup/memory.stat", "inactive_file").orElse(0);
        long group = Math.max(0, limit.getAsLong() - used.getAsLong() + cache);
        return OptionalLong.of(Math.min(group, host.orElse(group)));
    }

    /** Processes the kernel has killed for want of memory since it started. */
    public OptionalLong outOfMemoryKills() {
        return files.field("proc/vmstat", "oom_kill");
    }

    private OptionalLong kib(String key) {
        OptionalLong value = files.field("proc/meminfo", key);
        return value.isPresent() ? OptionalLong.of(value.getAsLong() * KIB) : value;
    }
}
