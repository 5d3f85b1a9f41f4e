package flopper.analysis;

import flopper.analysis.op.TypedNode.Input;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.Optional;

/**
 * A value that flows along edges. It keeps its identity when a function or a branch hands it on
 * under another name.
 *
 * @param id position in the order in which the walk met values
 * @param known empty for the absent value alone
 * @param weight the stored tensor that it is, if it is one
 */
record Value(int id, Optional<Input> known, Optional<Weight> weight) {
    /** What an optional input or output without a name stands for. */
    static final Value ABSENT = new Value(-1, Optional.empty(), Optional.empty());

    private static final ValueType NOTHING = new UnknownType(Optional.empty(), "absent");

    boolean isAbsent() {
        return known.isEmpty();
    }

    ValueType type() {
        return known.isPresent() ? known.get().type() : NOTHING;
    }

    Optional<ConstantTensor> constant() {
        return known.flatMap(Input::values);
    }
}
