package flopper.analysis.op.conv;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.SpatialWindow;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * N-D convolution, grouped and depthwise.
 *
 * <p>Shapes: X [N, C, d1…dn], W [M, C/group, k1…kn], B [M]? → Y [N, M, o1…on]; see {@link SpatialWindow}.
 *
 * <p>Cost: N·M·∏o · (C/group)·∏k multiply-adds; with bias, N·M·∏o additions.
 *
 * <p>Convention: positions that fall on padding count as computed (as in fvcore and PyTorch).
 *
 * <p>Fails: {@link ShapeException} when C is not W's channels times group, or M not divisible by group.
 *
 * <p>Source: ONNX operator Conv, opset 1–22.
 */
public final class Conv implements Operator {
    private record Settings(long group, SpatialWindow window) {
        static Settings of(Attributes attributes, Shape weight) {
            return new Settings(
                    attributes.integer("group", 1), SpatialWindow.ofWeight(attributes, weight));
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Conv");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape weight = node.input(1).shape();
        Settings settings = Settings.of(node.attributes(), weight);
        Shape output = settings.window().output(input.shape(), weight.dim(0));
        Channels.requireGrouped(input.shape(), weight, settings.group());
        return List.of(input.with(output));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape weight = node.input(1).shape();
        long perOutput = weight.elements(1, weight.rank());
        long bias = node.hasInput(2) ? 1 : 0;
        return Cost.multiplyAdds(perOutput)
                .plus(Cost.additions(bias))
                .times(node.output(0).elements());
    }
}
