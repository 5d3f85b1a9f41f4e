package flopper.timing.backend.onednn;

import flopper.timing.backend.Precision;
import flopper.timing.backend.onednn.Step.Tail;

import java.util.List;

/**
 * Which numbers are used where. Quantized are convolutions and products, and what hands their results
 * on; everything else is computed in single precision then.
 */
record Formats(Precision precision, Plan plan) {
    boolean quantized() {
        return precision == Precision.INT8;
    }

    /** Of what is not quantized. */
    NumberType real() {
        return precision == Precision.BF16 ? NumberType.BF16 : NumberType.F32;
    }

    /** What a convolution or product reads. */
    NumberType source(Placed place) {
        if (!quantized()) {
            return real();
        }
        return place.type().isQuantized() ? place.type() : NumberType.S8;
    }

    NumberType weight() {
        return quantized() ? NumberType.S8 : real();
    }

    /** What a convolution or product writes: a byte if whoever reads it wants one. */
    NumberType result(String tensor, List<Tail> tails) {
        if (!quantized() || plan.outputs().contains(tensor)) {
            return real();
        }
        if (!isReadInBytes(tensor)) {
            return real();
        }
        boolean rectified =
                !tails.isEmpty()
                        && tails.getLast()
                                instanceof Tail.Element(Algorithm algorithm, float alpha, _)
                        && algorithm.isRectifier(alpha);
        return rectified ? NumberType.U8 : NumberType.S8;
    }

    private boolean isReadInBytes(String tensor) {
        return plan.steps().stream()
                .filter(step -> step.reads().contains(tensor))
                .allMatch(this::readsBytes);
    }

    private boolean readsBytes(Step step) {
        return switch (step) {
            case Step.Convolution _, Step.Product _ -> true;
            // They hand on what they get.
            case Step.Pool _,
                    Step.Combination _,
                    Step.Concatenation _,
                    Step.Slice _,
                    Step.Permutation _,
                    Step.View _ ->
                    isReadInBytes(step.output());
            case Step.Elementwise _,
                    Step.Softmax _,
                    Step.BatchNormalization _,
                    Step.LayerNormalization _,
                    Step.Reduction _,
                    Step.Resampling _ ->
                    false;
        };
    }
}
