package flopper.analysis.op.image;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Resamples a tensor to a larger size: what Resize was before opset 10.
 *
 * <p>Shapes: X [d1…dn], scales [n] → Y [⌊d·scale⌋…]; in opset 7 scales is an attribute, in opset 1
 * {@code height_scale} and {@code width_scale} are, for X [N, C, H, W].
 *
 * <p>Cost: as {@link Resize}'s, without antialias.
 *
 * <p>Convention: as {@link Resize}'s.
 *
 * <p>Fails: {@link ShapeException} when scales are missing or have a wrong length;
 * {@link UnresolvedException} when they depend on data.
 *
 * <p>Source: ONNX operator Upsample, opset 1–9, deprecated since 10.
 */
public final class Upsample implements Operator {
    private static final int SCALES_ARE_INPUT_SINCE = 9;
    private static final int ONE_LIST_SINCE = 7;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Upsample");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        return List.of(input.with(ResizedShape.scaled(input.shape(), scales(node))));
    }

    private static double[] scales(TypedNode node) {
        if (node.opset() >= SCALES_ARE_INPUT_SINCE) {
            return node.requireConstant(1, "scales").toDoubles();
        }
        if (node.opset() >= ONE_LIST_SINCE) {
            return node
                    .attributes()
                    .reals("scales")
                    .orElseThrow(() -> new ShapeException("attribute scales is missing"))
                    .stream()
                    .mapToDouble(Float::doubleValue)
                    .toArray();
        }
        return new double[] {1, 1, side(node, "height_scale"), side(node, "width_scale")};
    }

    private static double side(TypedNode node, String name) {
        return node.attributes()
                .real(name)
                .orElseThrow(() -> new ShapeException("attribute " + name + " is missing"));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Interpolation mode = Interpolation.of(node.attributes().text("mode", "nearest"));
        return Resize.resampling(node, mode, false);
    }
}
