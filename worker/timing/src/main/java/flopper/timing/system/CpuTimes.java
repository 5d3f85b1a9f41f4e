package flopper.timing.system;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a set of processors has done since the system started, in kernel ticks, from {@code
 * /proc/stat}.
 *
 * @param total all time, idle and stolen included
 * @param busy time in user, nice, system, interrupt and soft interrupt
 * @param steal time the hypervisor gave to others
 */
public record CpuTimes(long total, long busy, long steal) {
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;
    private static final int STEAL = 8;

    /** The sum over these processors; empty when the text lacks one of them. */
    public static Optional<CpuTimes> of(String procStat, List<Integer> cpus) {
        CpuTimes sum = new CpuTimes(0, 0, 0);
        for (int cpu : cpus) {
            Optional<CpuTimes> one = ofLine(procStat, "cpu" + cpu);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(one.get());
        }
        return Optional.of(sum);
    }

    private static Optional<CpuTimes> ofLine(String procStat, String name) {
        return procStat.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > STEAL)
                .map(CpuTimes::ofFields)
                .findFirst();
    }

    private static CpuTimes ofFields(String[] fields) {
        // Guest time is already part of user time, so it is left out of the total.
        long total = Arrays.stream(fields, USER, STEAL + 1).mapToLong(Long::parseLong).sum();
        long busy = 0;
        for (int field : new int[] {USER, NICE, SYSTEM, IRQ, SOFT_IRQ}) {
            busy += Long.parseLong(fields[field]);
        }
        return new CpuTimes(total, busy, Long.parseLong(fields[STEAL]));
    }

    public CpuTimes plus(CpuTimes other) {
        return new CpuTimes(total + other.total, busy + other.busy, steal + other.steal);
    }

    public CpuTimes minus(CpuTimes earlier) {
        return new CpuTimes(total - earlier.total, busy - earlier.busy, steal - earlier.steal);
    }
}
