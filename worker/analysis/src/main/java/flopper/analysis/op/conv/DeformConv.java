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
 * Deformable convolution: every kernel tap reads the input at an offset of its own, interpolated.
 *
 * <p>Shapes: X [N, C, d1…dn], W [M, C/group, k1…kn], offset [N, offset_group·∏k·n, o1…on], B [M]?, mask
 * [N, offset_group·∏k, o1…on]? → Y [N, M, o1…on].
 *
 * <p>Cost: N·M·∏o · (C/group)·∏k multiply-adds; for each of the S = N·C·∏o·∏k samples 2^n multiplications
 * and 2^n − 1 additions (linear interpolation between corners) and, with mask, one multiplication; n
 * additions for each of the N·offset_group·∏o·∏k positions; with bias, N·M·∏o additions.
 *
 * <p>Convention: finding the corners and their weights is not counted; positions on padding are.
 *
 * <p>Fails: {@link ShapeException} when channels disagree with group, or offset with the output.
 *
 * <p>Source: ONNX operator DeformConv, opset 19–22.
 */
public final class DeformConv implements Operator {
    private record Settings(long group, long offsetGroup, SpatialWindow window) {
        static Settings of(Attributes attributes, Shape weight) {
            return new Settings(
                    attributes.integer("group", 1),
                    attributes.integer("offset_group", 1),
                    SpatialWindow.ofWeight(attributes, weight));
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("DeformConv");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape weight = node.input(1).shape();
        Settings settings = Settings.of(node.attributes(), weight);
        Shape output = settings.window().output(input.shape(), weight.dim(0));
        Channels.requireGrouped(input.shape(), weight, settings.group());
        Shape offset = node.input(2).shape();
        Shape expected = output.with(1, offsetChannels(settings));
        if (!offset.equals(expected)) {
            throw new ShapeException("offset is " + offset + ", not " + expected);
        }
        return List.of(input.with(output));
    }

    private static long offsetChannels(Settings settings) {
        SpatialWindow window = settings.window();
        return Math.multiplyExact(
                Math.multiplyExact(settings.offsetGroup(), window.kernelElements()),
                (long) window.axes());
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape weight = node.input(1).shape();
        Settings settings = Settings.of(node.attributes(), weight);
        Shape output = node.output(0).shape();
        long positions = output.dim(0) * output.elements(2, output.rank());
        long taps = Math.multiplyExact(positions, settings.window().kernelElements());
        long corners = 1L << settings.window().axes();
        Cost sample =
                Cost.multiplications(corners + (node.hasInput(4) ? 1 : 0))
                        .plus(Cost.additions(corners - 1));
        Cost tap =
                sample.times(node.input(0).shape().dim(1))
                        .plus(
                                Cost.additions(settings.window().axes())
                                        .times(settings.offsetGroup()));
        Cost product =
                Cost.multiplyAdds(weight.elements(1, weight.rank()))
                        .plus(Cost.additions(node.hasInput(3) ? 1 : 0));
        return product.times(output.elements()).plus(tap.times(taps));
    }
}
