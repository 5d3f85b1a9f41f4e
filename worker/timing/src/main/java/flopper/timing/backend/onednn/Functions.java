package flopper.timing.backend.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls the library's functions by name. All that make something take where to put it first, return a
 * status, and are called while loading only; the one that runs a primitive has a handle of its own.
 *
 * <p>Source of the prototypes: {@code oneapi/dnnl/dnnl.h} and {@code dnnl_common.h} of oneDNN 3.13.
 */
final class Functions {
    private static final int OUT_OF_MEMORY = 1;
    private static final int UNIMPLEMENTED = 3;

    private static final SymbolLookup LIBRARY = Library.load();
    private static final Map<String, MethodHandle> HANDLES = new ConcurrentHashMap<>();

    private static final MethodHandle EXECUTE =
            handle(
                    "dnnl_primitive_execute",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle QUERY_MD =
            handle(
                    "dnnl_primitive_desc_query_md",
                    FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle SIZE =
            handle("dnnl_memory_desc_get_size", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private static final MethodHandle EQUAL =
            handle("dnnl_memory_desc_equal", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle VERSION =
            handle("dnnl_version", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle SET_THREADS =
            handle("omp_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));

    private Functions() {}

    @SuppressWarnings("restricted") // The descriptors are those of the library's headers.
    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.find(name).orElseThrow(), descriptor);
    }

    /**
     * Calls a function that returns a status.
     *
     * @param arguments addresses, ints, longs and floats, by which the prototype is known
     * @throws TimingFailure UNSUPPORTED where the library has no implementation, or OUT_OF_MEMORY
     */
    static void call(String name, Object... arguments) throws TimingFailure {
        MethodHandle handle =
                HANDLES.computeIfAbsent(
                        name,
                        _ ->
                                handle(
                                        name,
                                        FunctionDescriptor.of(
                                                JAVA_INT,
                                                Arrays.stream(arguments)
                                                        .map(Functions::layout)
                                                        .toArray(MemoryLayout[]::new))));
        int status;
        try {
            status = (int) handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
        if (status != 0) {
            throw new TimingFailure(
                    switch (status) {
                        case OUT_OF_MEMORY -> FailureCode.OUT_OF_MEMORY;
                        case UNIMPLEMENTED -> FailureCode.UNSUPPORTED;
                        default -> FailureCode.INTERNAL_ERROR;
                    },
                    "oneDNN: %s returned status %d".formatted(name, status));
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case MemorySegment _ -> ADDRESS;
            case Integer _ -> JAVA_INT;
            case Long _ -> JAVA_LONG;
            case Float _ -> JAVA_FLOAT;
            default -> throw new IllegalArgumentException(argument.getClass().getName());
        };
    }

    /** Runs a primitive; on a processor it is complete when this returns. */
    static int execute(
            MemorySegment primitive, MemorySegment stream, int count, MemorySegment arguments) {
        try {
            return (int) EXECUTE.invokeExact(primitive, stream, count, arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("dnnl_primitive_execute", e);
        }
    }

    /** The memory descriptor that a primitive descriptor has settled on; lives as long as that. */
    static MemorySegment memoryDescriptor(MemorySegment primitiveDescriptor, int which, int index) {
        try {
            return (MemorySegment) QUERY_MD.invokeExact(primitiveDescriptor, which, index);
        } catch (Throwable e) {
            throw new IllegalStateException("dnnl_primitive_desc_query_md", e);
        }
    }

    static long bytes(MemorySegment memoryDescriptor) {
        try {
            return (long) SIZE.invokeExact(memoryDescriptor);
        } catch (Throwable e) {
            throw new IllegalStateException("dnnl_memory_desc_get_size", e);
        }
    }

    static boolean equal(MemorySegment one, MemorySegment other) {
        try {
            return (int) EQUAL.invokeExact(one, other) != 0;
        } catch (Throwable e) {
            throw new IllegalStateException("dnnl_memory_desc_equal", e);
        }
    }

    /** Major and minor, as the library says. */
    @SuppressWarnings("restricted") // The struct begins with these two numbers.
    static String version() {
        try {
            MemorySegment version = ((MemorySegment) VERSION.invokeExact()).reinterpret(8);
            return version.getAtIndex(JAVA_INT, 0) + "." + version.getAtIndex(JAVA_INT, 1);
        } catch (Throwable e) {
            throw new IllegalStateException("dnnl_version", e);
        }
    }

    /** For regions that the calling thread opens. */
    static void setThreads(int threads) {
        try {
            SET_THREADS.invokeExact(threads);
        } catch (Throwable e) {
            throw new IllegalStateException("omp_set_num_threads", e);
        }
    }
}
