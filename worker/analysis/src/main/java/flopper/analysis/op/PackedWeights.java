package flopper.analysis.op;

/**
 * An operator that takes weights of which several share a byte, in a tensor whose own shape does not
 * tell how many they are.
 */
public interface PackedWeights {
    /**
     * The number of weights that a present input holds; its own elements where it is not packed.
     *
     * @throws UnresolvedException when an input that tells it is not known
     */
    long weights(TypedNode node, int input);
}
