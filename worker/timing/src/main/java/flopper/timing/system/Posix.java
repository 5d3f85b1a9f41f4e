package flopper.timing.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The system calls that measuring needs, on 64-bit Linux. Every call concerns the calling thread
 * unless it says otherwise. Confined to the thread that made it.
 */
public final class Posix implements AutoCloseable {
    private static final int CPU_SET_BYTES = 128;
    private static final int PRIO_PROCESS = 0;
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
    private static final int RUSAGE_THREAD = 1;
    private static final int RUSAGE_BYTES = 144;
    private static final int RUSAGE_INVOLUNTARY_SWITCHES_OFFSET = 136;
    private static final int RLIMIT_DATA = 2;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final long SECOND_NS = 1_000_000_000;

    // Static, because the JVM compiles only constant handles into direct calls.
    private static final MethodHandle CLOCK_GET_TIME =
            function("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle GET_RUSAGE =
            function("getrusage", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment timespec = arena.allocate(16, 8);
    private final MemorySegment rusage = arena.allocate(RUSAGE_BYTES, 8);

    @SuppressWarnings("restricted") // The parameters match the C prototypes, checked by PosixTest.
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
    }

    /** Binds the thread, and every thread it starts later, to these processors. */
    public boolean pin(List<Integer> cpus) {
        MemorySegment set = arena.allocate(CPU_SET_BYTES, 8);
        for (int cpu : cpus) {
            long word = set.getAtIndex(JAVA_LONG, cpu / Long.SIZE);
            set.setAtIndex(JAVA_LONG, cpu / Long.SIZE, word | 1L << (cpu % Long.SIZE));
        }
        MethodHandle call =
                function(
                        "sched_setaffinity",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
        try {
            return (int) call.invokeExact(0, (long) CPU_SET_BYTES, set) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setaffinity", e);
        }
    }

    /** Sets the nice value; below 0 needs a privilege. */
    public boolean setNice(int nice) {
        MethodHandle call =
                function(
                        "setpriority",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        try {
            return (int) call.invokeExact(PRIO_PROCESS, 0, nice) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("setpriority", e);
        }
    }

    /**
     * Limits the writable private memory of the whole process. Unlike the address-space limit this
     * leaves alone what a JVM merely reserves, so a native allocation beyond it fails cleanly.
     */
    public boolean limitDataBytes(long bytes) {
        MemorySegment limit = arena.allocate(16, 8);
        limit.setAtIndex(JAVA_LONG, 0, bytes);
        limit.setAtIndex(JAVA_LONG, 1, bytes);
        MethodHandle call =
                function("setrlimit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        try {
            return (int) call.invokeExact(RLIMIT_DATA, limit) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("setrlimit", e);
        }
    }

    /** Makes everything printed to standard output from now on appear on standard error. */
    public void standardOutputToStandardError() {
        MethodHandle call = function("dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        try {
            int descriptor = (int) call.invokeExact(STANDARD_ERROR, STANDARD_OUTPUT);
            if (descriptor != STANDARD_OUTPUT) {
                throw new IllegalStateException("standard error cannot be duplicated");
            }
        } catch (Throwable e) {
            throw new IllegalStateException("dup2", e);
        }
    }

    /** Processor time of the calling thread; about 1 µs a call. */
    public long threadCpuNs() {
        return clockNs(CLOCK_THREAD_CPUTIME_ID);
    }

    /** Processor time of all threads of this process. */
    public long processCpuNs() {
        return clockNs(CLOCK_PROCESS_CPUTIME_ID);
    }

    private long clockNs(int clock) {
        try {
            int failed = (int) CLOCK_GET_TIME.invokeExact(clock, timespec);
            if (failed != 0) {
                throw new IllegalStateException("no clock " + clock);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime", e);
        }
        return timespec.getAtIndex(JAVA_LONG, 0) * SECOND_NS + timespec.getAtIndex(JAVA_LONG, 1);
    }

    /** Times the calling thread was taken off its processor against its will. */
    public long involuntarySwitches() {
        try {
            int failed = (int) GET_RUSAGE.invokeExact(RUSAGE_THREAD, rusage);
            if (failed != 0) {
                throw new IllegalStateException("no thread usage");
            }
        } catch (Throwable e) {
            throw new IllegalStateException("getrusage", e);
        }
        return rusage.get(JAVA_LONG, RUSAGE_INVOLUNTARY_SWITCHES_OFFSET);
    }

    @Override
    public void close() {
        arena.close();
    }
}
