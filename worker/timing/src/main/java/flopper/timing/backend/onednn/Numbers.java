package flopper.timing.backend.onednn;

import flopper.analysis.graph.Model;
import flopper.analysis.graph.TensorData;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.timing.synthetic.Fill;
import flopper.timing.synthetic.SyntheticTensor;
import flopper.timing.synthetic.SyntheticValues;
import flopper.timing.synthetic.Weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The values of stored tensors: the file's where it has them, else made up. */
final class Numbers {
    /** The widest vector. */
    private static final long ALIGNMENT_BYTES = 64;

    private static final Fill WHOLE_BYTE = new Fill(0, 127);

    private final Plan plan;
    private final Weights weights;

    Numbers(Model model, Plan plan) {
        this.plan = plan;
        this.weights = new Weights(model.graph());
    }

    /** Row-major, in native memory: weights may be larger than the heap. */
    MemorySegment of(String tensor, Arena arena) {
        TensorData stored = plan.stored().get(tensor);
        if (stored == null) {
            throw new IllegalStateException(tensor + " is not stored");
        }
        TensorType type = stored.type().with(ElementType.FLOAT);
        MemorySegment values = arena.allocate(type.bytes(), ALIGNMENT_BYTES);
        if (stored.values().isPresent()) {
            double[] known = stored.values().get().toDoubles();
            for (int i = 0; i < known.length; i++) {
                values.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) known[i]);
            }
        } else {
            SyntheticValues.fill(
                    weights.standIn(new TensorData(tensor, type, Optional.empty())), values);
        }
        return values;
    }

    /** A short one. */
    float[] row(String tensor) {
        try (Arena arena = Arena.ofConfined()) {
            return of(tensor, arena).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** A tensor as weights of quantized kernels have it: over the whole range of a byte. */
    MemorySegment quantized(String tensor, Arena arena) {
        TensorType type = plan.type(tensor).with(ElementType.INT8);
        MemorySegment values = arena.allocate(type.bytes(), ALIGNMENT_BYTES);
        SyntheticValues.fill(new SyntheticTensor(tensor, type, WHOLE_BYTE), values);
        return values;
    }
}
