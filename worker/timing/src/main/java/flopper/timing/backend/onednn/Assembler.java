package flopper.timing.backend.onednn;

import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Makes the primitives of a plan, one step after another, and places its tensors. */
final class Assembler {
    private static final MemorySegment NONE = MemorySegment.NULL;

    /** Flags of {@code dnnl_normalization_flags_t}. */
    private static final int STORED_STATISTICS = 1;

    private static final int WITH_SCALE = 2;
    private static final int WITH_SHIFT = 4;
    private static final int RECTIFIED = 8;

    private final Engine engine;
    private final Plan plan;
    private final Numbers numbers;
    private final Memory memory;
    private final Formats formats;

    Assembler(Engine engine, Plan plan, Numbers numbers, Memory memory, Formats formats) {
        this.engine = engine;
        this.plan = plan;
        this.numbers = numbers;
        this.memory = memory;
        this.formats = formats;
    }

    /**
     * @throws TimingFailure UNSUPPORTED where the library has no kernel for a step
     */
    void assemble() throws TimingFailure {
        Contractions contractions = new Contractions(engine, plan, numbers, memory, formats);
        for (int i = 0; i < plan.steps().size(); i++) {
            memory.begin(i);
            Step step = plan.steps().get(i);
            try {
                add(step, contractions);
            } catch (TimingFailure e) {
                throw new TimingFailure(
                        e.code(),
                        "%s for layers %s (%s)"
                                .formatted(
                                        e.getMessage(),
                                        step.layers(),
                                        step.getClass().getSimpleName()),
                        e);
            }
        }
        memory.begin(plan.steps().size());
    }

    private void add(Step step, Contractions contractions) throws TimingFailure {
        switch (step) {
            case Step.Convolution convolution -> contractions.add(convolution);
            case Step.Product product -> contractions.add(product);
            case Step.Pool pool -> pool(pool);
            case Step.Elementwise element -> element(element);
            case Step.Combination combination -> combination(combination);
            case Step.Softmax softmax -> softmax(softmax);
            case Step.BatchNormalization normalization -> batchNormalization(normalization);
            case Step.LayerNormalization normalization -> layerNormalization(normalization);
            case Step.Concatenation concatenation -> concatenation(concatenation);
            case Step.Slice slice -> slice(slice);
            case Step.Permutation permutation -> permutation(permutation);
            case Step.View view -> view(view);
            case Step.Reduction reduction -> reduction(reduction);
            case Step.Resampling resampling -> resampling(resampling);
        }
    }

    /** From one tensor to one in a layout that the library chooses. */
    private void add(String output, Placed input, MemorySegment primitive) throws TimingFailure {
        MemorySegment layout = Functions.memoryDescriptor(primitive, Engine.QUERY_DST, 0);
        boolean plain = Functions.equal(layout, engine.plain(input.type(), plan.dims(output)));
        Placed placed = memory.place(output, input.type(), layout, plain);
        memory.add(
                primitive,
                memories(Engine.SRC, memory.memory(input), Engine.DST, memory.memory(placed)));
    }

    private static Map<Integer, MemorySegment> memories(
            int one, MemorySegment first, int two, MemorySegment second) {
        Map<Integer, MemorySegment> memories = new LinkedHashMap<>();
        memories.put(one, first);
        memories.put(two, second);
        return memories;
    }

    private MemorySegment any(NumberType type, String tensor) throws TimingFailure {
        return engine.any(type, plan.dims(tensor));
    }

    private void pool(Step.Pool step) throws TimingFailure {
        Placed input = memory.get(step.input());
        Step.Window window = step.window();
        add(
                step.output(),
                input,
                engine.describe(
                        "pooling_forward",
                        Engine.FORWARD_INFERENCE,
                        step.algorithm().code(),
                        input.descriptor(),
                        any(input.type(), step.output()),
                        engine.longs(window.strides()),
                        engine.longs(step.kernel()),
                        engine.longs(
                                LongStream.of(window.dilations()).map(one -> one - 1).toArray()),
                        engine.longs(window.padsBegin()),
                        engine.longs(window.padsEnd()),
                        NONE));
    }

    private void element(Step.Elementwise step) throws TimingFailure {
        Placed input = memory.asType(step.input(), formats.real());
        add(
                step.output(),
                input,
                engine.describe(
                        "eltwise_forward",
                        Engine.FORWARD_INFERENCE,
                        step.algorithm().code(),
                        input.descriptor(),
                        input.descriptor(),
                        step.alpha(),
                        step.beta(),
                        NONE));
    }

    private void combination(Step.Combination step) throws TimingFailure {
        Placed left = memory.get(step.left());
        if (left.constant()) {
            left = memory.asType(step.left(), formats.real());
        }
        try {
            combine(step, left);
        } catch (TimingFailure e) {
            if (e.code() != FailureCode.UNSUPPORTED || left.plain()) {
                throw e;
            }
            combine(step, memory.asPlain(step.left(), left.type()));
        }
    }

    private void combine(Step.Combination step, Placed left) throws TimingFailure {
        Placed right = memory.get(step.right());
        MemorySegment layout = right.descriptor();
        if (Arrays.equals(left.dims(), right.dims())) {
            right = memory.as(step.right(), left.type(), left.descriptor(), left.plain());
            layout = right.descriptor();
        } else if (left.plain() || right.dims().length != left.dims().length) {
            right = memory.asPlain(step.right(), right.type());
            layout = engine.plain(right.type(), padded(right.dims(), left.dims().length));
        }
        MemorySegment primitive =
                engine.describe(
                        "binary",
                        step.algorithm().code(),
                        left.descriptor(),
                        layout,
                        left.descriptor(),
                        NONE);
        Placed placed = memory.place(step.output(), left.type(), left.descriptor(), left.plain());
        Map<Integer, MemorySegment> memories =
                memories(Engine.SRC, memory.memory(left), Engine.DST, memory.memory(placed));
        memories.put(Engine.SRC_1, memory.memory(right, layout));
        memory.add(primitive, memories);
    }

    private static long[] padded(long[] dims, int rank) {
        long[] padded = new long[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(dims, 0, padded, rank - dims.length, dims.length);
        return padded;
    }

    private void softmax(Step.Softmax step) throws TimingFailure {
        Placed input = memory.asType(step.input(), formats.real());
        add(
                step.output(),
                input,
                engine.describe(
                        "softmax_forward",
                        Engine.FORWARD_INFERENCE,
                        step.algorithm().code(),
                        input.descriptor(),
                        input.descriptor(),
                        step.axis(),
                        NONE));
    }

    private MemorySegment row(String tensor) throws TimingFailure {
        float[] values = numbers.row(tensor);
        return memory.row(engine.plain(NumberType.F32, values.length), values);
    }

    private void batchNormalization(Step.BatchNormalization step) throws TimingFailure {
        Placed input = memory.asType(step.input(), formats.real());
        Step.Folded values = step.values();
        MemorySegment primitive =
                engine.describe(
                        "batch_normalization_forward",
                        Engine.FORWARD_INFERENCE,
                        input.descriptor(),
                        input.descriptor(),
                        values.epsilon(),
                        STORED_STATISTICS
                                | WITH_SCALE
                                | WITH_SHIFT
                                | (step.rectified() ? RECTIFIED : 0),
                        NONE);
        Placed placed =
                memory.place(step.output(), input.type(), input.descriptor(), input.plain());
        Map<Integer, MemorySegment> memories =
                memories(Engine.SRC, memory.memory(input), Engine.DST, memory.memory(placed));
        memories.put(Engine.SCALE, row(values.scale()));
        memories.put(Engine.SHIFT, row(values.shift()));
        memories.put(Engine.MEAN, row(values.mean()));
        memories.put(Engine.VARIANCE, row(values.variance()));
        memory.add(primitive, memories);
    }

    private void layerNormalization(Step.LayerNormalization step) throws TimingFailure {
        Placed input = memory.asPlain(step.input(), formats.real());
        MemorySegment primitive =
                engine.describe(
                        "layer_normalization_forward",
                        Engine.FORWARD_INFERENCE,
                        input.descriptor(),
                        input.descriptor(),
                        NONE,
                        step.epsilon(),
                        WITH_SCALE | (step.shift().isPresent() ? WITH_SHIFT : 0),
                        NONE);
        Placed placed = memory.placePlain(step.output(), input.type());
        Map<Integer, MemorySegment> memories =
                memories(Engine.SRC, memory.memory(input), Engine.DST, memory.memory(placed));
        memories.put(Engine.SCALE, row(step.scale()));
        if (step.shift().isPresent()) {
            memories.put(Engine.SHIFT, row(step.shift().get()));
        }
        memory.add(primitive, memories);
    }

    private void concatenation(Step.Concatenation step) throws TimingFailure {
        NumberType type = formats.real();
        for (String input : step.inputs()) {
            Placed place = memory.get(input);
            if (!place.constant()) {
                type = place.type();
            }
        }
        List<Placed> inputs = new ArrayList<>();
        for (String input : step.inputs()) {
            inputs.add(memory.asType(input, type));
        }
        MemorySegment primitive =
                engine.describe(
                        "concat",
                        NONE,
                        inputs.size(),
                        step.axis(),
                        engine.addresses(inputs.stream().map(Placed::descriptor).toList()),
                        NONE);
        MemorySegment layout = Functions.memoryDescriptor(primitive, Engine.QUERY_DST, 0);
        boolean plain = Functions.equal(layout, engine.plain(type, plan.dims(step.output())));
        Placed placed = memory.place(step.output(), type, layout, plain);
        Map<Integer, MemorySegment> memories = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            memories.put(Engine.MULTIPLE_SRC + i, memory.memory(inputs.get(i)));
        }
        memories.put(Engine.DST, memory.memory(placed));
        memory.add(primitive, memories);
    }

    /** Copies under another descriptor: the library has no primitive that only moves. */
    private void copy(String output, Placed input, MemorySegment from) throws TimingFailure {
        Placed placed = memory.placePlain(output, input.type());
        memory.add(
                engine.describeReorder(from, placed.descriptor(), engine.attributes()),
                memories(
                        Engine.SRC, memory.memory(input, from), Engine.DST, memory.memory(placed)));
    }

    private void slice(Step.Slice step) throws TimingFailure {
        Placed input = memory.asPlain(step.input(), memory.get(step.input()).type());
        copy(step.output(), input, engine.part(input.descriptor(), step.sizes(), step.offsets()));
    }

    private void permutation(Step.Permutation step) throws TimingFailure {
        Placed input = memory.asPlain(step.input(), memory.get(step.input()).type());
        long[] strides = plan.type(step.input()).shape().strides();
        long[] permuted = Arrays.stream(step.order()).mapToLong(axis -> strides[axis]).toArray();
        copy(
                step.output(),
                input,
                engine.strided(input.type(), plan.dims(step.output()), permuted));
    }

    private void view(Step.View step) throws TimingFailure {
        Placed input = memory.asPlain(step.input(), memory.get(step.input()).type());
        memory.share(
                step.output(), input, engine.plain(input.type(), plan.dims(step.output())), true);
    }

    private void reduction(Step.Reduction step) throws TimingFailure {
        Placed input = memory.asPlain(step.input(), formats.real());
        MemorySegment kept = engine.plain(input.type(), step.kept());
        MemorySegment primitive =
                engine.describe(
                        "reduction",
                        step.algorithm().code(),
                        input.descriptor(),
                        kept,
                        0f,
                        0f,
                        NONE);
        Placed placed = memory.placePlain(step.output(), input.type());
        memory.add(
                primitive,
                memories(
                        Engine.SRC, memory.memory(input), Engine.DST, memory.memory(placed, kept)));
    }

    private void resampling(Step.Resampling step) throws TimingFailure {
        Placed input = memory.asType(step.input(), formats.real());
        add(
                step.output(),
                input,
                engine.describe(
                        "resampling_forward",
                        Engine.FORWARD_INFERENCE,
                        step.algorithm().code(),
                        NONE,
                        input.descriptor(),
                        any(input.type(), step.output()),
                        NONE));
    }
}
