package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;

/** Input plus skip connection plus bias, which the fused normalisations begin with. */
final class SkipSum {
    private static final int SKIP = 1;

    private SkipSum() {}

    /**
     * @throws flopper.analysis.tensor.ShapeException when skip or bias does not broadcast to the input
     */
    static void require(TypedNode node, int bias) {
        Shape input = node.input(0).shape();
        Broadcasting.requireStretches(node.input(SKIP).shape(), input);
        if (node.hasInput(bias)) {
            Broadcasting.requireStretches(node.input(bias).shape(), input);
        }
    }

    static Cost cost(TypedNode node, int bias) {
        return Cost.additions(node.hasInput(bias) ? 2 : 1).times(node.input(0).elements());
    }
}
