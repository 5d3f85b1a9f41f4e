package flopper.analysis;

import flopper.analysis.graph.TensorData;

import java.util.EnumSet;
import java.util.Set;

/** A stored tensor, and what the walk over the layers learns about its use. */
final class Weight {
    private static final int NONE = -1;

    private final TensorData tensor;
    private final Set<WeightRole> roles = EnumSet.noneOf(WeightRole.class);
    private int firstLayer = NONE;
    private long elements;

    Weight(TensorData tensor) {
        this.tensor = tensor;
        this.elements = tensor.type().elements();
    }

    TensorData tensor() {
        return tensor;
    }

    void usedBy(int layer, WeightRole role) {
        if (firstLayer == NONE) {
            firstLayer = layer;
        }
        roles.add(role);
    }

    /** The first layer of the main graph that uses the tensor; -1 when none does. */
    int firstLayer() {
        return firstLayer;
    }

    /** The tensor's weights were found to be that many, of which some share an element. */
    void holds(long weights) {
        elements = Math.max(elements, weights);
    }

    /** Weights that the tensor holds: its elements, or more where an operator takes it as packed. */
    long elements() {
        return elements;
    }

    /** Every role in which the tensor is used; empty when it is not. */
    Set<WeightRole> roles() {
        return roles;
    }
}
