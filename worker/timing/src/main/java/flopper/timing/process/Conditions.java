package flopper.timing.process;

import flopper.timing.system.CpuList;
import flopper.timing.system.Posix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a measuring thread asks of the system before it starts (rules 9, 11). */
public final class Conditions {
    /** As high as others let it: a measurement is short and alone on its device. */
    private static final int NICE = -10;

    private Conditions() {}

    /**
     * Pins the calling thread to the first of the processors, raises its priority, and limits the
     * writable memory of the process. What the system refuses is recorded, not fatal.
     *
     * @param cpus one logical processor for each thread that will compute
     * @return what was granted, by name
     */
    public static Map<String, String> apply(Posix posix, List<Integer> cpus, long memoryBytesMax) {
        boolean pinned = posix.pin(cpus.subList(0, 1));
        boolean raised = posix.setNice(NICE);
        boolean limited = posix.limitDataBytes(memoryBytesMax);
        Map<String, String> granted = new TreeMap<>();
        granted.put("cpus", pinned ? CpuList.format(cpus) : "not pinned");
        granted.put("nice", raised ? String.valueOf(NICE) : "0");
        granted.put("memoryBytesMax", limited ? String.valueOf(memoryBytesMax) : "not limited");
        return granted;
    }
}
