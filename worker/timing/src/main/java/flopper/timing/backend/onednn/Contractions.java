package flopper.timing.backend.onednn;

import flopper.timing.backend.onednn.Step.Folded;
import flopper.timing.backend.onednn.Step.Tail;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/** Convolutions and products of matrices, with what is fused behind them. */
final class Contractions {
    private static final MemorySegment NONE = MemorySegment.NULL;

    private final Engine engine;
    private final Plan plan;
    private final Numbers numbers;
    private final Memory memory;
    private final Formats formats;
    private final Tails tails;

    Contractions(Engine engine, Plan plan, Numbers numbers, Memory memory, Formats formats) {
        this.engine = engine;
        this.plan = plan;
        this.numbers = numbers;
        this.memory = memory;
        this.formats = formats;
        this.tails = new Tails(engine, memory);
    }

    void add(Step.Convolution step) throws TimingFailure {
        long[] weightDims = plan.dims(step.weight());
        long[] grouped = grouped(weightDims, step.groups());
        NumberType source = formats.source(memory.get(step.input()));
        NumberType result = formats.result(step.output(), step.tails());
        boolean biased = step.bias().isPresent() || step.folded().isPresent();
        MemorySegment bias = biased ? engine.plain(NumberType.F32, weightDims[0]) : NONE;
        Tails.Description description = convolution(step, source, grouped, bias, result);
        Scales scales = scales(grouped.length > weightDims.length ? 3 : 1, weightDims[0], result);
        Tails.Others others = _ -> new Tails.Other(memory.get(step.input()), NONE);
        if (step.tails().stream().anyMatch(Tail.With.class::isInstance)) {
            // What is added is read fastest in the layout of the result.
            MemorySegment layout =
                    Functions.memoryDescriptor(
                            description.with(scales.attributes()), Engine.QUERY_DST, 0);
            others = tensor -> new Tails.Other(memory.as(tensor, result, layout, false), layout);
        }
        Tails.Finished finished = tails.finish(description, scales, step.tails(), others);
        Map<Integer, MemorySegment> memories = finished.memories();
        memories.put(
                Engine.SRC,
                memory.memory(
                        memory.as(step.input(), source, query(finished, Engine.QUERY_SRC), false)));
        addWeights(step, finished, grouped, bias);
        MemorySegment layout = query(finished, Engine.QUERY_DST);
        boolean plain = Functions.equal(layout, engine.plain(result, plan.dims(step.output())));
        Placed placed = memory.place(step.output(), result, layout, plain);
        memories.put(Engine.DST, memory.memory(placed));
        memory.add(finished.primitive(), memories);
        tails.addApart(finished.apart(), placed, placed.descriptor(), others);
    }

    private Tails.Description convolution(
            Step.Convolution step,
            NumberType source,
            long[] weightDims,
            MemorySegment bias,
            NumberType result)
            throws TimingFailure {
        Step.Window window = step.window();
        MemorySegment sourceLayout = engine.any(source, plan.dims(step.input()));
        MemorySegment weightLayout = engine.any(formats.weight(), weightDims);
        MemorySegment resultLayout = engine.any(result, plan.dims(step.output()));
        MemorySegment strides = engine.longs(window.strides());
        // The library counts what lies between, not the distance.
        MemorySegment gaps =
                engine.longs(LongStream.of(window.dilations()).map(one -> one - 1).toArray());
        MemorySegment begin = engine.longs(window.padsBegin());
        MemorySegment end = engine.longs(window.padsEnd());
        return attributes ->
                engine.describe(
                        "convolution_forward",
                        Engine.FORWARD_INFERENCE,
                        Algorithm.CONVOLUTION.code(),
                        sourceLayout,
                        weightLayout,
                        bias,
                        resultLayout,
                        strides,
                        gaps,
                        begin,
                        end,
                        attributes);
    }

    /**
     * @param bias the descriptor of what is added to each channel; null where nothing is
     */
    private void addWeights(
            Step.Convolution step, Tails.Finished finished, long[] dims, MemorySegment bias)
            throws TimingFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment weights =
                    formats.quantized()
                            ? numbers.quantized(step.weight(), arena)
                            : numbers.of(step.weight(), arena);
            if (!bias.equals(NONE)) {
                finished.memories().put(Engine.BIAS, memory.row(bias, shift(step, weights)));
            }
            finished.memories()
                    .put(
                            Engine.WEIGHTS,
                            memory.weights(
                                    query(finished, Engine.QUERY_WEIGHTS),
                                    engine.plain(stored(), dims),
                                    weights));
        }
    }

    /** Of weights before they are brought into their kernel's layout. */
    private NumberType stored() {
        return formats.quantized() ? NumberType.S8 : NumberType.F32;
    }

    private static MemorySegment query(Tails.Finished finished, int which) {
        return Functions.memoryDescriptor(finished.primitive(), which, 0);
    }

    private static long[] grouped(long[] dims, long groups) {
        if (groups == 1) {
            return dims;
        }
        long[] grouped = new long[dims.length + 1];
        grouped[0] = groups;
        grouped[1] = dims[0] / groups;
        System.arraycopy(dims, 1, grouped, 2, dims.length - 1);
        return grouped;
    }

    /** What is added to each channel; a normalization's factor goes into the weights. */
    private float[] shift(Step.Convolution step, MemorySegment weights) {
        float[] bias =
                step.bias().isPresent()
                        ? numbers.row(step.bias().get())
                        : new float[(int) plan.dims(step.weight())[0]];
        if (step.folded().isEmpty()) {
            return bias;
        }
        Folded folded = step.folded().get();
        float[] scale = numbers.row(folded.scale());
        float[] shift = numbers.row(folded.shift());
        float[] mean = numbers.row(folded.mean());
        float[] variance = numbers.row(folded.variance());
        for (int channel = 0; channel < bias.length; channel++) {
            float factor = scale[channel] / (float) Math.sqrt(variance[channel] + folded.epsilon());
            bias[channel] = (bias[channel] - mean[channel]) * factor + shift[channel];
            if (!formats.quantized()) {
                scale(weights, channel, bias.length, factor);
            }
        }
        return bias;
    }

    /** By way of an array: single accesses to native memory are slow in a young process. */
    private static void scale(MemorySegment weights, long channel, long channels, float factor) {
        long bytes = weights.byteSize() / channels;
        float[] values = weights.asSlice(channel * bytes, bytes).toArray(ValueLayout.JAVA_FLOAT);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        MemorySegment.copy(
                values, 0, weights, ValueLayout.JAVA_FLOAT, channel * bytes, values.length);
    }

    /**
     * A product as the library sees it.
     *
     * @param row of the shape of one row of the result
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed to the library, never compared.
    private record Matrices(long[] left, long[] right, long[] result, long[] row) {
        /** Weights that all share make one matrix of whatever lies before its rows. */
        static Matrices of(Step.Product step, Plan plan) {
            long[] result = plan.dims(step.output());
            long[] right = plan.dims(step.right());
            long[] left = plan.dims(step.left());
            long columns = result[result.length - 1];
            long depth = left[left.length - 1];
            if (right.length == 2) {
                long rows = plan.type(step.left()).elements() / depth;
                return new Matrices(
                        new long[] {rows, depth},
                        new long[] {depth, columns},
                        new long[] {rows, columns},
                        new long[] {1, columns});
            }
            return new Matrices(
                    padded(left, result.length),
                    padded(right, result.length),
                    result,
                    padded(new long[] {columns}, result.length));
        }
    }

    void add(Step.Product step) throws TimingFailure {
        Matrices matrices = Matrices.of(step, plan);
        int rank = matrices.result().length;
        boolean stored = plan.stored().containsKey(step.right());
        NumberType sourceType = formats.source(memory.get(step.left()));
        NumberType result = formats.result(step.output(), step.tails());
        MemorySegment sourceLayout = engine.plain(sourceType, matrices.left());
        MemorySegment bias =
                step.bias().isPresent() ? engine.plain(NumberType.F32, matrices.row()) : NONE;
        MemorySegment weightLayout =
                stored
                        ? engine.any(formats.weight(), matrices.right())
                        : matrix(step, formats.weight(), matrices.right());
        MemorySegment targetLayout = engine.plain(result, matrices.result());
        Tails.Others others = tensor -> other(tensor, matrices);
        Tails.Finished finished =
                tails.finish(
                        attributes ->
                                engine.describe(
                                        "matmul",
                                        sourceLayout,
                                        weightLayout,
                                        bias,
                                        targetLayout,
                                        attributes),
                        scales(
                                stored ? 1 << (rank - 1) : 0,
                                stored ? matrices.row()[rank - 1] : 1,
                                result),
                        step.tails(),
                        others);
        Map<Integer, MemorySegment> memories = finished.memories();
        memories.put(
                Engine.SRC, memory.memory(memory.asPlain(step.left(), sourceType), sourceLayout));
        memories.put(
                Engine.WEIGHTS,
                stored
                        ? storedMatrix(step, matrices.right(), finished)
                        : memory.memory(
                                memory.asPlain(step.right(), formats.weight()), weightLayout));
        if (step.bias().isPresent()) {
            memories.put(Engine.BIAS, memory.row(bias, numbers.row(step.bias().get())));
        }
        Placed placed = memory.placePlain(step.output(), result);
        memories.put(Engine.DST, memory.memory(placed, targetLayout));
        memory.add(finished.primitive(), memories);
        tails.addApart(finished.apart(), placed, targetLayout, others);
    }

    private Tails.Other other(String tensor, Matrices matrices) throws TimingFailure {
        Placed place = memory.asPlain(tensor, memory.get(tensor).type());
        return new Tails.Other(
                place,
                engine.plain(
                        place.type(),
                        place.dims().length == 1 ? matrices.row() : matrices.result()));
    }

    private MemorySegment storedMatrix(Step.Product step, long[] dims, Tails.Finished finished)
            throws TimingFailure {
        try (Arena arena = Arena.ofConfined()) {
            return memory.weights(
                    query(finished, Engine.QUERY_WEIGHTS),
                    matrix(step, stored(), dims),
                    formats.quantized()
                            ? numbers.quantized(step.right(), arena)
                            : numbers.of(step.right(), arena));
        }
    }

    /** The second matrix as it is stored. */
    private MemorySegment matrix(Step.Product step, NumberType type, long[] dims)
            throws TimingFailure {
        return step.transposed()
                ? engine.strided(type, dims, new long[] {1, dims[0]})
                : engine.plain(type, dims);
    }

    private static long[] padded(long[] dims, int rank) {
        long[] padded = new long[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(dims, 0, padded, rank - dims.length, dims.length);
        return padded;
    }

    /** None where nothing is quantized. */
    private Scales scales(int weightMask, long weightScales, NumberType result)
            throws TimingFailure {
        Scales scales = new Scales(engine);
        if (formats.quantized()) {
            scales.put(Engine.SRC, 0, memory.step());
            float[] steps = new float[(int) weightScales];
            // Of the order of made-up weights over a byte.
            Arrays.fill(steps, 1e-3f);
            scales.put(
                    Engine.WEIGHTS,
                    weightMask,
                    memory.row(engine.plain(NumberType.F32, weightScales), steps));
            if (result.isQuantized()) {
                scales.put(Engine.DST, 0, memory.step());
            }
        }
        return scales;
    }
}
