package flopper.timing.kernel;

import flopper.timing.system.Posix;
import flopper.timing.system.SystemFiles;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts other data into the caches of some processors by writing a buffer twice as large as the
 * outermost of them. Each processor writes its share, for the inner caches belong to it alone.
 */
final class CacheSweep implements AutoCloseable {
    /** Twice what a group of cores shares on current servers, where the system does not say. */
    private static final long UNKNOWN_BYTES = 64L << 20;

    private static final int LINE_BYTES = 64;
    private static final String CACHES = "sys/devices/system/cpu/cpu0/cache/";
    private static final int CACHES_MAX = 8;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer;
    private final List<ExecutorService> others = new ArrayList<>();

    /**
     * @param cpus the first is the calling thread's
     */
    CacheSweep(List<Integer> cpus) {
        this.buffer = arena.allocate(bytes(SystemFiles.live()), LINE_BYTES);
        for (int cpu : cpus.subList(1, cpus.size())) {
            ExecutorService pinned = Executors.newSingleThreadExecutor();
            others.add(pinned);
            await(
                    pinned.submit(() -> {
                        try (Posix posix = new Posix()) {
                            posix.pin(List.of(cpu));
                        }
                    }));
        }
    }

    static long bytes(SystemFiles files) {
        long largest = 0;
        for (int index = 0; index < CACHES_MAX; index++) {
            String size = files.text(CACHES + "index" + index + "/size").orElse("");
            if (size.matches("\\d{1,7}K")) {
                largest = Math.max(largest, Long.parseLong(size.replace("K", "")) * 1024);
            }
        }
        return largest == 0 ? UNKNOWN_BYTES : 2 * largest;
    }

    void sweep() {
        List<Future<?>> running = new ArrayList<>();
        for (ExecutorService other : others) {
            int share = running.size() + 1;
            running.add(other.submit(() -> write(share)));
        }
        write(0);
        running.forEach(CacheSweep::await);
    }

    /** Line by line: filling at once may pass the caches by. */
    private void write(int share) {
        long bytes = buffer.byteSize() / (others.size() + 1);
        for (long at = share * bytes; at < (share + 1) * bytes; at += LINE_BYTES) {
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
        others.forEach(ExecutorService::close);
        arena.close();
    }
}
