package flopper.analysis.convention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;

/** A node with the numbers that the tools' rules are written in. */
record Sized(ResolvedNode node, Kind kind, long macs) {
    static Sized of(ResolvedNode node, Cost cost) {
        return new Sized(node, Kind.of(node), cost.multiplyAdds());
    }

    /** Whether the first output is a tensor. */
    boolean isTensor() {
        return !node.outputTypes().isEmpty() && node.outputTypes().getFirst() instanceof TensorType;
    }

    /** Elements of the first output; 0 when it is no tensor. */
    long out() {
        return isTensor() ? node.output(0).elements() : 0;
    }

    /** Elements of an input; 0 when it is absent or no tensor. */
    long in(int input) {
        return node.hasInput(input) && node.value(input) instanceof TensorType tensor
                ? tensor.elements()
                : 0;
    }

    long in() {
        return in(0);
    }

    Shape shape(int input) {
        return node.input(input).shape();
    }

    /** One addition for each output, where the node has a bias. */
    long bias() {
        return node.hasInput(2) ? out() : 0;
    }

    /** The number of spatial axes of the first output, after batch and channels. */
    int spatialAxes() {
        return node.output(0).shape().rank() - 2;
    }

    String mode() {
        return node.attributes().text("mode", "nearest");
    }

    /** Steps of a recurrent node: sequence length times batch. */
    long steps() {
        return shape(0).elements(0, 2);
    }

    /** Units of a recurrent node's state. */
    long hidden() {
        return shape(2).dim(-1);
    }

    long directions() {
        return shape(1).dim(0);
    }
}
