package flopper.timing.kernel;

import flopper.timing.system.Posix;
import flopper.timing.system.SystemFiles;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts other data into the caches of some processors by writing twice as much as the outermost of
 * them holds. Those that share one write their shares of that, for the inner caches belong to each
 * alone; where processors have several outermost caches, each of these is written in full.
 */
final class CacheSweep implements AutoCloseable {
    /** Twice what a group of cores shares on current servers, where the system does not say. */
    private static final long UNKNOWN_BYTES = 64L << 20;

    private static final int LINE_BYTES = 64;
    private static final String CACHE = "sys/devices/system/cpu/cpu%d/cache/index%d/";
    private static final int CACHES_MAX = 8;

    /** The part of the buffer that a processor writes. */
    record Share(int cpu, long fromByte, long toByte) {}

    private record Helper(Share share, ExecutorService thread) {}

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer;
    private final Share own;
    private final List<Helper> helpers = new ArrayList<>();

    /**
     * @param cpus the first is the calling thread's
     */
    CacheSweep(List<Integer> cpus) {
        List<Share> shares = shares(SystemFiles.live(), cpus);
        this.buffer =
                arena.allocate(
                        shares.stream().mapToLong(Share::toByte).max().orElseThrow(), LINE_BYTES);
        this.own = shares.getFirst();
        for (Share share : shares.subList(1, shares.size())) {
            ExecutorService pinned = Executors.newSingleThreadExecutor();
            helpers.add(new Helper(share, pinned));
            await(
                    pinned.submit(() -> {
                        try (Posix posix = new Posix()) {
                            posix.pin(List.of(share.cpu()));
                        }
                    }));
        }
    }

    /** In the order of the processors. */
    static List<Share> shares(SystemFiles files, List<Integer> cpus) {
        int outermost = 0;
        long largestBytes = 0;
        for (int index = 0; index < CACHES_MAX; index++) {
            String size = files.text(CACHE.formatted(0, index) + "size").orElse("");
            if (size.matches("\\d{1,7}K")) {
                long bytes = Long.parseLong(size.replace("K", "")) * 1024;
                outermost = bytes > largestBytes ? index : outermost;
                largestBytes = Math.max(largestBytes, bytes);
            }
        }
        long cacheBytes = largestBytes == 0 ? UNKNOWN_BYTES : 2 * largestBytes;
        Map<String, List<Integer>> sharers = new LinkedHashMap<>();
        for (int cpu : cpus) {
            String shared =
                    files.text(CACHE.formatted(cpu, outermost) + "shared_cpu_list").orElse("");
            sharers.computeIfAbsent(shared, _ -> new ArrayList<>()).add(cpu);
        }
        List<Share> shares = new ArrayList<>();
        long begin = 0;
        for (List<Integer> together : sharers.values()) {
            for (int i = 0; i < together.size(); i++) {
                shares.add(
                        new Share(
                                together.get(i),
                                begin + i * cacheBytes / together.size(),
                                begin + (i + 1) * cacheBytes / together.size()));
            }
            begin += cacheBytes;
        }
        shares.sort(Comparator.comparingInt(share -> cpus.indexOf(share.cpu())));
        return shares;
    }

    void sweep() {
        List<Future<?>> running = new ArrayList<>();
        for (Helper helper : helpers) {
            running.add(helper.thread().submit(() -> write(helper.share())));
        }
        write(own);
        running.forEach(CacheSweep::await);
    }

    /** Line by line: filling at once may pass the caches by. */
    private void write(Share share) {
        for (long at = share.fromByte(); at < share.toByte(); at += LINE_BYTES) {
            byte old = buffer.get(ValueLayout.JAVA_BYTE, at);
            buffer.set(ValueLayout.JAVA_BYTE, at, (byte) (old + 1));
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the caches could not be swept", e);
        }
    }

    @Override
    public void close() {
        helpers.forEach(helper -> helper.thread().close());
        arena.close();
    }
}
