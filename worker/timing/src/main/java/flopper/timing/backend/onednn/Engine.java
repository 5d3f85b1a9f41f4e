package flopper.timing.backend.onednn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import flopper.analysis.tensor.Shape;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Makes the library's objects and destroys them all in the end, the last first. Confined to its
 * thread.
 */
final class Engine implements AutoCloseable {
    /** Source: the constants {@code DNNL_ARG_…}. */
    static final int SRC = 1;

    static final int SRC_1 = 2;
    static final int DST = 17;
    static final int WEIGHTS = 33;
    static final int BIAS = 41;
    static final int MEAN = 49;
    static final int VARIANCE = 50;
    static final int SCALE = 51;
    static final int SHIFT = 52;
    static final int MULTIPLE_SRC = 1024;
    static final int SCALES = 4096;
    static final int POST_OPERATION = 32768;

    /** Of {@code dnnl_query_t}. */
    static final int QUERY_SRC = 129;

    static final int QUERY_WEIGHTS = 131;
    static final int QUERY_DST = 133;

    static final int FORWARD_INFERENCE = 96;

    /** Of {@code dnnl_format_tag_t}. */
    private static final int ANY = 1;

    private static final int PROCESSOR = 1;
    private static final int IN_ORDER = 1;
    private static final int ARGUMENT_BYTES = 16;
    private static final long PAGE_BYTES = 4096;

    @FunctionalInterface
    private interface Destruction {
        void run() throws TimingFailure;
    }

    private final Arena arena = Arena.ofConfined();
    private final Deque<Destruction> destructions = new ArrayDeque<>();
    private final MemorySegment engine;
    private final MemorySegment stream;

    Engine(int threads) throws TimingFailure {
        Functions.setThreads(threads);
        engine = make("dnnl_engine_create", "dnnl_engine_destroy", PROCESSOR, 0L);
        stream = make("dnnl_stream_create", "dnnl_stream_destroy", engine, IN_ORDER);
    }

    private MemorySegment make(String creator, String destructor, Object... arguments)
            throws TimingFailure {
        MemorySegment place = arena.allocate(ADDRESS);
        List<Object> all = new ArrayList<>(List.of(place));
        all.addAll(List.of(arguments));
        Functions.call(creator, all.toArray());
        MemorySegment made = place.get(ADDRESS, 0);
        destructions.push(() -> Functions.call(destructor, made));
        return made;
    }

    MemorySegment longs(long... values) {
        return arena.allocateFrom(JAVA_LONG, values);
    }

    MemorySegment floats(float... values) {
        return arena.allocateFrom(JAVA_FLOAT, values);
    }

    MemorySegment addresses(List<MemorySegment> values) {
        MemorySegment array = arena.allocate(ADDRESS, values.size());
        for (int i = 0; i < values.size(); i++) {
            array.setAtIndex(ADDRESS, i, values.get(i));
        }
        return array;
    }

    MemorySegment allocate(long bytes) {
        return arena.allocate(Math.max(1, bytes), PAGE_BYTES);
    }

    /** A layout that the library is to choose. */
    MemorySegment any(NumberType type, long[] dims) throws TimingFailure {
        return make(
                "dnnl_memory_desc_create_with_tag",
                "dnnl_memory_desc_destroy",
                dims.length,
                longs(dims),
                type.code(),
                ANY);
    }

    MemorySegment strided(NumberType type, long[] dims, long[] strides) throws TimingFailure {
        return make(
                "dnnl_memory_desc_create_with_strides",
                "dnnl_memory_desc_destroy",
                dims.length,
                longs(dims),
                type.code(),
                longs(strides));
    }

    /** Row-major; a scalar is a row of one. */
    MemorySegment plain(NumberType type, long... dims) throws TimingFailure {
        return dims.length == 0 ? plain(type, 1) : strided(type, dims, Shape.of(dims).strides());
    }

    MemorySegment part(MemorySegment whole, long[] dims, long[] offsets) throws TimingFailure {
        return make(
                "dnnl_memory_desc_create_submemory",
                "dnnl_memory_desc_destroy",
                whole,
                longs(dims),
                longs(offsets));
    }

    MemorySegment memory(MemorySegment descriptor, MemorySegment data) throws TimingFailure {
        return make("dnnl_memory_create", "dnnl_memory_destroy", descriptor, engine, data);
    }

    MemorySegment attributes() throws TimingFailure {
        return make("dnnl_primitive_attr_create", "dnnl_primitive_attr_destroy");
    }

    MemorySegment postOperations() throws TimingFailure {
        return make("dnnl_post_ops_create", "dnnl_post_ops_destroy");
    }

    /**
     * A primitive descriptor.
     *
     * @param kind such as {@code convolution_forward}
     * @param arguments those after the engine
     */
    MemorySegment describe(String kind, Object... arguments) throws TimingFailure {
        List<Object> all = new ArrayList<>(List.of(engine));
        all.addAll(List.of(arguments));
        return make(
                "dnnl_" + kind + "_primitive_desc_create",
                "dnnl_primitive_desc_destroy",
                all.toArray());
    }

    MemorySegment describeReorder(MemorySegment from, MemorySegment to, MemorySegment attributes)
            throws TimingFailure {
        return make(
                "dnnl_reorder_primitive_desc_create",
                "dnnl_primitive_desc_destroy",
                from,
                engine,
                to,
                engine,
                attributes);
    }

    /** Makes a primitive ready to run on these memories. */
    Call call(MemorySegment primitiveDescriptor, Map<Integer, MemorySegment> memories)
            throws TimingFailure {
        MemorySegment arguments = arena.allocate((long) ARGUMENT_BYTES * memories.size(), 8);
        long offset = 0;
        for (Map.Entry<Integer, MemorySegment> memory : memories.entrySet()) {
            arguments.set(JAVA_INT, offset, memory.getKey());
            arguments.set(ADDRESS, offset + 8, memory.getValue());
            offset += ARGUMENT_BYTES;
        }
        MemorySegment primitive =
                make("dnnl_primitive_create", "dnnl_primitive_destroy", primitiveDescriptor);
        return new Call(primitive, stream, memories.size(), arguments);
    }

    @Override
    public void close() {
        try {
            while (!destructions.isEmpty()) {
                destructions.pop().run();
            }
        } catch (TimingFailure e) {
            throw new IllegalStateException("an object that cannot be destroyed", e);
        } finally {
            arena.close();
        }
    }
}
