package flopper.analysis.op.image;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Resamples a tensor to another size.
 *
 * <p>Shapes: X [d1…dn], roi?, scales?, sizes? → Y [o1…on]; see {@link ResizedShape}. Opset 10 has only scales.
 *
 * <p>Cost: for each element of Y a weighted sum of t samples, t multiplications and t − 1 additions, with t
 * the product over all axes that change size of 2 (linear) or 4 (cubic) samples; none in mode nearest. With
 * {@code antialias} an axis that shrinks by s takes 2·⌈s⌉ or 2·⌈2s⌉ samples.
 *
 * <p>Convention: all axes at once, not one after the other; positions and weights are not counted.
 *
 * <p>Fails: {@link ShapeException} when there are neither scales nor sizes, or they have a wrong length;
 * {@link UnresolvedException} when they depend on data.
 *
 * <p>Source: ONNX operator Resize, opset 10–19.
 */
public final class Resize implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Resize");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        mode(node);
        return List.of(input.with(ResizedShape.of(node)));
    }

    private static Interpolation mode(TypedNode node) {
        return Interpolation.of(node.attributes().text("mode", "nearest"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        boolean antialias = node.attributes().integer("antialias", 0) != 0;
        return resampling(node, mode(node), antialias);
    }

    /** Weighted sums for every output element, over the axes whose size changes. */
    static Cost resampling(ResolvedNode node, Interpolation mode, boolean antialias) {
        Shape input = node.input(0).shape();
        Shape output = node.output(0).shape();
        long samples = 1;
        for (int axis = 0; axis < input.rank(); axis++) {
            if (input.dim(axis) != output.dim(axis)) {
                long shrink =
                        antialias && output.dim(axis) > 0
                                ? Math.ceilDiv(
                                        Math.max(1, mode.reach()) * input.dim(axis),
                                        output.dim(axis))
                                : 0;
                samples = Math.multiplyExact(samples, Math.max(mode.taps(), 2 * shrink));
            }
        }
        return mode == Interpolation.NEAREST
                ? Cost.NONE
                : Interpolation.weightedSum(samples).times(output.elements());
    }
}
