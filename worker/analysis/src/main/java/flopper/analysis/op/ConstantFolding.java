package flopper.analysis.op;

import flopper.analysis.tensor.ConstantTensor;

import java.util.List;

/** The values of an operator's outputs, for the operators whose values later shapes depend on. */
public interface ConstantFolding {
    /**
     * Called after {@code infer}, when every output has at most {@link ConstantTensor#ELEMENTS_MAX}
     * elements.
     *
     * @return one tensor per output, or an empty list when an input's values are unknown
     */
    List<ConstantTensor> fold(ResolvedNode node);
}
