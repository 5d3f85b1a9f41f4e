package flopper.timing.backend.onednn;

import flopper.timing.failure.TimingFailure;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/** How bytes stand for numbers. */
final class Scales {
    private final Engine engine;
    private final Map<Integer, Integer> masks = new LinkedHashMap<>();
    private final Map<Integer, MemorySegment> memories = new LinkedHashMap<>();

    Scales(Engine engine) {
        this.engine = engine;
    }

    /** Those of the memories that the primitive reads. */
    Map<Integer, MemorySegment> memories() {
        return memories;
    }

    /** Fresh ones with the scales. */
    MemorySegment attributes() throws TimingFailure {
        MemorySegment attributes = engine.attributes();
        for (Map.Entry<Integer, Integer> mask : masks.entrySet()) {
            Functions.call(
                    "dnnl_primitive_attr_set_scales_mask",
                    attributes,
                    mask.getKey(),
                    mask.getValue());
        }
        return attributes;
    }

    void put(int argument, int mask, MemorySegment scale) {
        masks.put(argument, mask);
        memories.put(Engine.SCALES | argument, scale);
    }
}
