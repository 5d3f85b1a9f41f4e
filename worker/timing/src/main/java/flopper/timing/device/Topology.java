package flopper.timing.device;

import flopper.timing.system.CpuList;
import flopper.timing.system.SystemFiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which logical processors this process may use, and which of them share a physical core.
 *
 * @param cores for each physical core its usable logical processors, in ascending order
 * @param sockets absent where the system does not say
 * @param numaNodes absent where the system does not say
 * @param caches the first processor's, from the innermost out
 */
public record Topology(
        List<List<Integer>> cores, OptionalInt sockets, OptionalInt numaNodes, List<Cache> caches) {
    private static final String CPUS = "sys/devices/system/cpu/";
    private static final int CACHES_MAX = 16;

    /**
     * One cache.
     *
     * @param type as the kernel says: Data, Instruction or Unified
     * @param sharedBy logical processors that share it
     */
    public record Cache(int level, String type, long bytes, int sharedBy) {}

    public Topology {
        cores = cores.stream().map(List::copyOf).toList();
        caches = List.copyOf(caches);
    }

    static Topology read(SystemFiles files) {
        List<Integer> cpus = usable(files);
        // Without topology files every logical processor counts as a core of its own.
        Map<List<Integer>, List<Integer>> siblings = new LinkedHashMap<>();
        Set<Long> packages = new LinkedHashSet<>();
        for (int cpu : cpus) {
            String folder = CPUS + "cpu" + cpu + "/topology/";
            List<Integer> core =
                    files.text(folder + "thread_siblings_list")
                            .map(CpuList::parse)
                            .orElse(List.of(cpu));
            siblings.computeIfAbsent(core, _ -> new ArrayList<>()).add(cpu);
            files.number(folder + "physical_package_id").ifPresent(packages::add);
        }
        return new Topology(
                List.copyOf(siblings.values()),
                packages.isEmpty() ? OptionalInt.empty() : OptionalInt.of(packages.size()),
                files.text("sys/devices/system/node/online")
                        .map(text -> OptionalInt.of(CpuList.parse(text).size()))
                        .orElse(OptionalInt.empty()),
                caches(files, cpus.getFirst()));
    }

    private static List<Integer> usable(SystemFiles files) {
        return files.text("proc/self/status")
                .flatMap(status ->
                        status.lines()
                                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                                .findFirst())
                .map(line -> CpuList.parse(line.substring(line.indexOf(':') + 1)))
                .filter(cpus -> !cpus.isEmpty())
                .orElseGet(() ->
                        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                                .boxed()
                                .toList());
    }

    private static List<Cache> caches(SystemFiles files, int cpu) {
        List<Cache> caches = new ArrayList<>();
        for (int index = 0; index < CACHES_MAX; index++) {
            String folder = CPUS + "cpu" + cpu + "/cache/index" + index + "/";
            String size = files.text(folder + "size").orElse("");
            if (!size.matches("\\d{1,9}K")) {
                break;
            }
            caches.add(
                    new Cache(
                            (int) files.number(folder + "level").orElse(0),
                            files.text(folder + "type").orElse("Unified"),
                            Long.parseLong(size.substring(0, size.length() - 1)) * 1024,
                            files.text(folder + "shared_cpu_list")
                                    .map(CpuList::parse)
                                    .map(List::size)
                                    .orElse(1)));
        }
        return caches;
    }

    public int coreCount() {
        return cores.size();
    }

    public int threadCount() {
        return cores.stream().mapToInt(List::size).sum();
    }

    /**
     * One logical processor on each of so many physical cores (rule 11), from the last core down:
     * the first ones serve the system's interrupts.
     *
     * @throws IllegalArgumentException when there are fewer cores
     */
    public List<Integer> onePerCore(int threads) {
        if (threads < 1 || threads > cores.size()) {
            throw new IllegalArgumentException(
                    threads + " threads on " + cores.size() + " physical cores");
        }
        return cores.reversed().stream().limit(threads).map(List::getFirst).toList();
    }
}
