package flopper.bench.nativeloop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import flopper.analysis.tensor.TensorType;
import flopper.timing.backend.LoadedWorkload;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A model in the runtime, by its C functions alone, under the settings that the backend has: one
 * thread, sequential, all optimisations; the arena and the memory pattern are on unless they are
 * turned off. Confined to its thread.
 */
final class NativeSession implements LoadedWorkload {
    private static final int LOG_FATAL = 4;
    private static final int SEQUENTIAL = 0;
    private static final int ALL_OPTIMISATIONS = 99;
    private static final int ARENA_ALLOCATOR = 1;
    private static final int DEFAULT_MEMORY = 0;

    /** A tensor with its values in native memory. */
    record Tensor(String name, TensorType type, MemorySegment values) {}

    private record Array(MemorySegment names, MemorySegment values, long count) {}

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment out = arena.allocate(ADDRESS);
    private final MemorySegment session;
    private final Array inputs;
    private final Array outputs;

    /**
     * Loads the model.
     *
     * @param weights given to the runtime as the model's external data; they outlive the session
     */
    NativeSession(
            byte[] model, List<Tensor> weights, List<Tensor> inputs, List<String> outputNames) {
        try {
            MemorySegment options = options();
            if (!weights.isEmpty()) {
                Array given = tensors(weights);
                OrtFunctions.check(
                        (MemorySegment)
                                OrtFunctions.ADD_EXTERNAL_INITIALIZERS.invokeExact(
                                        options, given.names, given.values, given.count));
            }
            OrtFunctions.check(
                    (MemorySegment)
                            OrtFunctions.CREATE_ENV.invokeExact(
                                    LOG_FATAL, arena.allocateFrom("native-loop"), out));
            MemorySegment environment = out.get(ADDRESS, 0);
            try (Arena file = Arena.ofConfined()) {
                MemorySegment bytes = file.allocate(model.length, 64);
                MemorySegment.copy(model, 0, bytes, JAVA_BYTE, 0, model.length);
                OrtFunctions.check(
                        (MemorySegment)
                                OrtFunctions.CREATE_SESSION_FROM_ARRAY.invokeExact(
                                        environment, bytes, (long) model.length, options, out));
            }
            this.session = out.get(ADDRESS, 0);
            OrtFunctions.RELEASE_SESSION_OPTIONS.invokeExact(options);
            this.inputs = tensors(inputs);
            this.outputs =
                    new Array(
                            names(outputNames, Function.identity()),
                            arena.allocate(ADDRESS, outputNames.size()),
                            outputNames.size());
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private MemorySegment options() throws Throwable {
        OrtFunctions.check((MemorySegment) OrtFunctions.CREATE_SESSION_OPTIONS.invokeExact(out));
        MemorySegment options = out.get(ADDRESS, 0);
        OrtFunctions.check(
                (MemorySegment)
                        OrtFunctions.SET_OPTIMIZATION_LEVEL.invokeExact(
                                options, ALL_OPTIMISATIONS));
        OrtFunctions.check(
                (MemorySegment) OrtFunctions.SET_EXECUTION_MODE.invokeExact(options, SEQUENTIAL));
        OrtFunctions.check(
                (MemorySegment) OrtFunctions.SET_INTER_OP_THREADS.invokeExact(options, 1));
        OrtFunctions.check(
                (MemorySegment) OrtFunctions.SET_INTRA_OP_THREADS.invokeExact(options, 1));
        OrtFunctions.check(
                (MemorySegment)
                        OrtFunctions.ADD_CONFIG_ENTRY.invokeExact(
                                options,
                                arena.allocateFrom("session.intra_op.allow_spinning"),
                                arena.allocateFrom("0")));
        return options;
    }

    private Array tensors(List<Tensor> tensors) throws Throwable {
        OrtFunctions.check(
                (MemorySegment)
                        OrtFunctions.CREATE_CPU_MEMORY_INFO.invokeExact(
                                ARENA_ALLOCATOR, DEFAULT_MEMORY, out));
        MemorySegment place = out.get(ADDRESS, 0);
        MemorySegment values = arena.allocate(ADDRESS, tensors.size());
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            long[] shape = tensor.type().shape().toArray();
            OrtFunctions.check(
                    (MemorySegment)
                            OrtFunctions.CREATE_TENSOR_WITH_DATA.invokeExact(
                                    place,
                                    tensor.values(),
                                    tensor.values().byteSize(),
                                    arena.allocateFrom(JAVA_LONG, shape),
                                    (long) shape.length,
                                    tensor.type().elementType().code(),
                                    out));
            values.setAtIndex(ADDRESS, i, out.get(ADDRESS, 0));
        }
        return new Array(names(tensors, Tensor::name), values, tensors.size());
    }

    private <T> MemorySegment names(List<T> named, Function<T, String> name) {
        MemorySegment names = arena.allocate(ADDRESS, named.size());
        for (int i = 0; i < named.size(); i++) {
            names.setAtIndex(ADDRESS, i, arena.allocateFrom(name.apply(named.get(i))));
        }
        return names;
    }

    /** The outputs that the first run allocates are where all later runs write to. */
    @Override
    public void run() {
        try {
            OrtFunctions.check(
                    (MemorySegment)
                            OrtFunctions.RUN.invokeExact(
                                    session,
                                    MemorySegment.NULL,
                                    inputs.names,
                                    inputs.values,
                                    inputs.count,
                                    outputs.names,
                                    outputs.count,
                                    outputs.values));
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    /** Where the values of each output lie after a run, in their order; of 32 bits each. */
    List<MemorySegment> outputs() {
        try {
            List<MemorySegment> all = new ArrayList<>();
            for (int i = 0; i < outputs.count; i++) {
                all.add(values(outputs.values.getAtIndex(ADDRESS, i)));
            }
            return all;
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    @SuppressWarnings("restricted") // As long as the runtime says.
    private MemorySegment values(MemorySegment value) throws Throwable {
        OrtFunctions.check((MemorySegment) OrtFunctions.GET_TYPE_AND_SHAPE.invokeExact(value, out));
        MemorySegment type = out.get(ADDRESS, 0);
        MemorySegment count = arena.allocate(JAVA_LONG);
        OrtFunctions.check((MemorySegment) OrtFunctions.GET_ELEMENT_COUNT.invokeExact(type, count));
        OrtFunctions.RELEASE_TYPE_AND_SHAPE.invokeExact(type);
        OrtFunctions.check((MemorySegment) OrtFunctions.GET_TENSOR_DATA.invokeExact(value, out));
        return out.get(ADDRESS, 0).reinterpret(count.get(JAVA_LONG, 0) * Float.BYTES);
    }

    @Override
    public void close() {
        try {
            for (int i = 0; i < outputs.count; i++) {
                OrtFunctions.RELEASE_VALUE.invokeExact(outputs.values.getAtIndex(ADDRESS, i));
            }
            OrtFunctions.RELEASE_SESSION.invokeExact(session);
        } catch (Throwable e) {
            throw failure(e);
        }
        arena.close();
    }

    private static IllegalStateException failure(Throwable e) {
        return e instanceof IllegalStateException known
                ? known
                : new IllegalStateException("ONNX Runtime could not be called", e);
    }
}
