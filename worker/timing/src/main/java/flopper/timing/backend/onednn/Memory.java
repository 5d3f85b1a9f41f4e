package flopper.timing.backend.onednn;

import flopper.timing.failure.TimingFailure;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the tensors of a replay lie, in one layout or several, and the calls so far. Changes of layout
 * are made where a step asks for them: once for a stored tensor, in each run for an activation.
 */
final class Memory {
    /** Made-up activations lie within ±2: a byte then has 64 steps for one. */
    private static final float STEP = 1f / 64;

    private final Engine engine;
    private final Plan plan;
    private final Numbers numbers;
    private final Buffers buffers;
    private final Map<String, List<Placed>> places = new HashMap<>();
    private final Map<String, Integer> lastReads = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final MemorySegment step;
    private int current;

    Memory(Engine engine, Plan plan, Numbers numbers) throws TimingFailure {
        this.engine = engine;
        this.plan = plan;
        this.numbers = numbers;
        this.buffers = new Buffers(engine);
        this.step = engine.memory(engine.plain(NumberType.F32, 1), engine.floats(STEP));
        for (int i = 0; i < plan.steps().size(); i++) {
            for (String read : plan.steps().get(i).reads()) {
                lastReads.put(read, i);
            }
        }
        plan.outputs().forEach(output -> lastReads.put(output, plan.steps().size()));
    }

    List<Item> items() {
        return items;
    }

    /** One step of a quantized activation, as the library wants to be told. */
    MemorySegment step() {
        return step;
    }

    /** The memory of what only the steps before have read is free from here on. */
    void begin(int position) {
        current = position;
        if (position == 0) {
            return;
        }
        Step before = plan.steps().get(position - 1);
        List<String> touched = new ArrayList<>(before.reads());
        touched.add(before.output());
        for (String tensor : touched) {
            boolean read = lastReads.getOrDefault(tensor, -1) < position;
            if (read && !plan.stored().containsKey(tensor)) {
                places.getOrDefault(tensor, List.of()).stream()
                        .filter(place -> !place.constant())
                        .forEach(place -> buffers.release(place.buffer()));
                places.remove(tensor);
            }
        }
    }

    void add(MemorySegment primitiveDescriptor, Map<Integer, MemorySegment> memories)
            throws TimingFailure {
        items.add(new Item(engine.call(primitiveDescriptor, memories), current, false));
    }

    MemorySegment memory(Placed place) throws TimingFailure {
        return engine.memory(place.descriptor(), place.data());
    }

    /** The same bytes under another descriptor. */
    MemorySegment memory(Placed place, MemorySegment descriptor) throws TimingFailure {
        return engine.memory(descriptor, place.data());
    }

    /** Room for a result of the current step. */
    Placed place(String tensor, NumberType type, MemorySegment descriptor, boolean plain) {
        Placed place =
                new Placed(
                        type,
                        plan.dims(tensor),
                        descriptor,
                        plain,
                        false,
                        buffers.take(Functions.bytes(descriptor)));
        places.put(tensor, new ArrayList<>(List.of(place)));
        return place;
    }

    /** Row-major room. */
    Placed placePlain(String tensor, NumberType type) throws TimingFailure {
        return place(tensor, type, engine.plain(type, plan.dims(tensor)), true);
    }

    /** A tensor that is another one under a new shape, or a part of it. */
    void share(String tensor, Placed whole, MemorySegment descriptor, boolean plain) {
        whole.buffer().hold();
        places.put(
                tensor,
                new ArrayList<>(
                        List.of(
                                new Placed(
                                        whole.type(),
                                        plan.dims(tensor),
                                        descriptor,
                                        plain,
                                        whole.constant(),
                                        whole.buffer()))));
    }

    /** A tensor as it lies there. */
    Placed get(String tensor) throws TimingFailure {
        List<Placed> all = places.get(tensor);
        if (all != null) {
            return all.getFirst();
        }
        if (!plan.stored().containsKey(tensor)) {
            throw new IllegalStateException(tensor + " is read before it is made");
        }
        Placed stored =
                constant(plan.dims(tensor), engine.plain(NumberType.F32, plan.dims(tensor)));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = numbers.of(tensor, arena);
            MemorySegment.copy(values, 0, stored.data(), 0, values.byteSize());
        }
        places.put(tensor, new ArrayList<>(List.of(stored)));
        return stored;
    }

    private Placed constant(long[] dims, MemorySegment descriptor) {
        return new Placed(
                NumberType.F32,
                dims,
                descriptor,
                true,
                true,
                buffers.keep(Functions.bytes(descriptor)));
    }

    /** A tensor in this layout; brought into it where it is not. */
    Placed as(String tensor, NumberType type, MemorySegment wanted, boolean plain)
            throws TimingFailure {
        Placed first = get(tensor);
        List<Placed> all = places.getOrDefault(tensor, List.of());
        for (Placed place : all) {
            if (Functions.equal(place.descriptor(), wanted)) {
                return place;
            }
        }
        Placed made =
                new Placed(
                        type,
                        first.dims(),
                        wanted,
                        plain,
                        first.constant(),
                        first.constant()
                                ? buffers.keep(Functions.bytes(wanted))
                                : buffers.take(Functions.bytes(wanted)));
        reorder(first, first.descriptor(), made);
        all.add(made);
        return made;
    }

    Placed asPlain(String tensor, NumberType type) throws TimingFailure {
        Placed place = get(tensor);
        return place.plain() && place.type() == type
                ? place
                : as(tensor, type, engine.plain(type, place.dims()), true);
    }

    /** A tensor in its own layout with numbers of this type. */
    Placed asType(String tensor, NumberType type) throws TimingFailure {
        return get(tensor).type() == type ? get(tensor) : asPlain(tensor, type);
    }

    /** Numbers into another order or format; of a constant now, else in each run. */
    void reorder(Placed from, MemorySegment fromDescriptor, Placed to) throws TimingFailure {
        Map<Integer, MemorySegment> memories = new LinkedHashMap<>();
        memories.put(Engine.SRC, memory(from, fromDescriptor));
        memories.put(Engine.DST, memory(to));
        MemorySegment attributes = engine.attributes();
        boolean in = to.type().isQuantized() && !from.type().isQuantized();
        boolean out = from.type().isQuantized() && !to.type().isQuantized();
        if (in || out) {
            int argument = in ? Engine.DST : Engine.SRC;
            Functions.call("dnnl_primitive_attr_set_scales_mask", attributes, argument, 0);
            memories.put(Engine.SCALES | argument, step);
        }
        Call call =
                engine.call(
                        engine.describeReorder(fromDescriptor, to.descriptor(), attributes),
                        memories);
        if (from.constant()) {
            call.run();
        } else {
            items.add(new Item(call, current, true));
        }
    }

    /** A row of numbers that no run changes, such as a bias. */
    MemorySegment row(MemorySegment descriptor, float[] values) throws TimingFailure {
        MemorySegment data = engine.allocate(Functions.bytes(descriptor));
        MemorySegment.copy(values, 0, data, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, values.length);
        return engine.memory(descriptor, data);
    }

    /** Weights in the layout their kernel wants, from row-major ones. */
    MemorySegment weights(MemorySegment wanted, MemorySegment given, MemorySegment values)
            throws TimingFailure {
        MemorySegment target = engine.memory(wanted, engine.allocate(Functions.bytes(wanted)));
        Map<Integer, MemorySegment> memories = new LinkedHashMap<>();
        memories.put(Engine.SRC, engine.memory(given, values));
        memories.put(Engine.DST, target);
        engine.call(engine.describeReorder(given, wanted, engine.attributes()), memories).run();
        return target;
    }

    /** Where a fed tensor lies, in every run. */
    Placed input(String tensor) throws TimingFailure {
        Placed place = placePlain(tensor, NumberType.F32);
        place.buffer().hold();
        return place;
    }
}
