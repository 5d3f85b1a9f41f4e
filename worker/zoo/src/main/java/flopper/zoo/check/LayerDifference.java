package flopper.zoo.check;

/** Where a model is not the backbone that it looks like. */
public sealed interface LayerDifference {
    /** The same place in the network, with another form or another output. */
    record Changed(ArithmeticLayer layer, ArithmeticLayer expected) implements LayerDifference {}

    /** A layer that the backbone does not have. */
    record Added(ArithmeticLayer layer) implements LayerDifference {}

    /** A layer of the backbone that the model does not have. */
    record Missing(ArithmeticLayer expected) implements LayerDifference {}
}
