package flopper.analysis.op.cast;

import flopper.analysis.op.ResolvedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;

import java.util.List;

/** Converts known values: to integers towards zero, to booleans whether they differ from zero. */
final class Conversion {
    private Conversion() {}

    /** The first input's values in the output's type, or nothing when they are unknown. */
    static List<ConstantTensor> of(ResolvedNode node) {
        TensorType type = node.output(0);
        if (!hasNumbers(type.elementType())) {
            return List.of();
        }
        return node.constant(0).map(x -> converted(x, type)).map(List::of).orElse(List.of());
    }

    private static boolean hasNumbers(ElementType type) {
        return type.isFloatingPoint() || type.isInteger() || type == ElementType.BOOL;
    }

    private static ConstantTensor converted(ConstantTensor x, TensorType type) {
        boolean truth = type.elementType() == ElementType.BOOL;
        return ConstantTensor.computed(
                type, i -> truth ? (x.doubleAt(i) == 0 ? 0 : 1) : x.longAt(i), x::doubleAt);
    }
}
