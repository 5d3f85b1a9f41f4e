package flopper.timing.backend.onednn;

import flopper.timing.backend.onednn.Step.Tail;
import flopper.timing.failure.FailureCode;
import flopper.timing.failure.TimingFailure;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done to the results of a kernel before or after they are written. */
final class Tails {
    private static final MemorySegment NONE = MemorySegment.NULL;

    private final Engine engine;
    private final Memory memory;

    /** Describes the primitive with these attributes. */
    @FunctionalInterface
    interface Description {
        MemorySegment with(MemorySegment attributes) throws TimingFailure;
    }

    /** Where another tensor lies that a tail reads, and the descriptor it is read under. */
    record Other(Placed place, MemorySegment descriptor) {}

    @FunctionalInterface
    interface Others {
        Other of(String tensor) throws TimingFailure;
    }

    Tails(Engine engine, Memory memory) {
        this.engine = engine;
        this.memory = memory;
    }

    /**
     * @param apart tails that the library has no kernel for together with the rest
     */
    record Finished(
            MemorySegment primitive, Map<Integer, MemorySegment> memories, List<Tail> apart) {}

    Finished finish(Description description, Scales scales, List<Tail> tails, Others others)
            throws TimingFailure {
        Map<Integer, MemorySegment> memories = new LinkedHashMap<>(scales.memories());
        MemorySegment attributes = scales.attributes();
        MemorySegment operations = engine.postOperations();
        for (int i = 0; i < tails.size(); i++) {
            switch (tails.get(i)) {
                case Tail.Element(Algorithm algorithm, float alpha, float beta) ->
                        Functions.call(
                                "dnnl_post_ops_append_eltwise",
                                operations,
                                algorithm.code(),
                                alpha,
                                beta);
                case Tail.With(Algorithm algorithm, String tensor) -> {
                    Other other = others.of(tensor);
                    Functions.call(
                            "dnnl_post_ops_append_binary",
                            operations,
                            algorithm.code(),
                            other.descriptor());
                    memories.put(
                            (Engine.POST_OPERATION * (i + 1)) | Engine.SRC_1,
                            memory.memory(other.place(), other.descriptor()));
                }
            }
        }
        Functions.call("dnnl_primitive_attr_set_post_ops", attributes, operations);
        try {
            return new Finished(description.with(attributes), memories, List.of());
        } catch (TimingFailure e) {
            if (e.code() != FailureCode.UNSUPPORTED || tails.isEmpty()) {
                throw e;
            }
            return new Finished(
                    description.with(scales.attributes()),
                    new LinkedHashMap<>(scales.memories()),
                    tails);
        }
    }

    /** Tails by themselves, each in place. */
    void addApart(List<Tail> tails, Placed place, MemorySegment layout, Others others)
            throws TimingFailure {
        MemorySegment result = memory.memory(place, layout);
        for (Tail tail : tails) {
            Map<Integer, MemorySegment> memories = new LinkedHashMap<>();
            memories.put(Engine.SRC, result);
            memories.put(Engine.DST, result);
            switch (tail) {
                case Tail.Element(Algorithm algorithm, float alpha, float beta) ->
                        memory.add(
                                engine.describe(
                                        "eltwise_forward",
                                        Engine.FORWARD_INFERENCE,
                                        algorithm.code(),
                                        layout,
                                        layout,
                                        alpha,
                                        beta,
                                        NONE),
                                memories);
                case Tail.With(Algorithm algorithm, String tensor) -> {
                    Other other = others.of(tensor);
                    memories.put(Engine.SRC_1, memory.memory(other.place(), other.descriptor()));
                    memory.add(
                            engine.describe(
                                    "binary",
                                    algorithm.code(),
                                    layout,
                                    other.descriptor(),
                                    layout,
                                    NONE),
                            memories);
                }
            }
        }
    }
}
