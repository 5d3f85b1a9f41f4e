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

import java.util.Collections;
import java.util.List;

/**
 * Transposed convolution: every input element spreads over a kernel's worth of the output.
 *
 * <p>Shapes: X [N, C, d1…dn], W [C, M/group, k1…kn], B [M]? → Y [N, M, o1…on]; o is the attribute
 * {@code output_shape} where given, else see {@link SpatialWindow#transposedOutput}.
 *
 * <p>Cost: N·C·∏d · (M/group)·∏k multiply-adds; with bias, N·M·∏o additions.
 *
 * <p>Convention: input positions times weight elements of one input channel (as in fvcore, PyTorch and
 * ptflops since 0.7.5); products that fall outside the output count as computed.
 *
 * <p>Fails: {@link ShapeException} when C differs from W's, is not divisible by group, or
 * {@code output_shape} has the wrong length.
 *
 * <p>Source: ONNX operator ConvTranspose, opset 1–22.
 */
public final class ConvTranspose implements Operator {
    private record Settings(long group, SpatialWindow window, List<Long> outputPadding) {
        static Settings of(Attributes attributes, Shape weight) {
            SpatialWindow window = SpatialWindow.ofWeight(attributes, weight);
            return new Settings(
                    attributes.integer("group", 1),
                    window,
                    attributes
                            .integers("output_padding")
                            .orElseGet(() -> Collections.nCopies(window.axes(), 0L)));
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("ConvTranspose");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape weight = node.input(1).shape();
        Settings settings = Settings.of(node.attributes(), weight);
        long channels = Math.multiplyExact(weight.dim(1), settings.group());
        Shape computed =
                settings.window()
                        .transposedOutput(input.shape(), channels, settings.outputPadding());
        Channels.requireTransposed(input.shape(), weight, settings.group());
        Shape output =
                node.attributes()
                        .integers("output_shape")
                        .map(sizes -> withSpatialSizes(computed, sizes))
                        .orElse(computed);
        return List.of(input.with(output));
    }

    /** Exporters of opset 1 also wrote batch and channels into {@code output_shape}. */
    private static Shape withSpatialSizes(Shape computed, List<Long> sizes) {
        int axes = computed.rank() - 2;
        if (sizes.size() != axes && sizes.size() != axes + 2) {
            throw new ShapeException(
                    "output_shape " + sizes + " does not have " + axes + " numbers");
        }
        long[] dims = computed.toArray();
        for (int axis = 0; axis < axes; axis++) {
            dims[axis + 2] = sizes.get(sizes.size() - axes + axis);
        }
        return Shape.of(dims);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape weight = node.input(1).shape();
        long perInput = weight.elements(1, weight.rank());
        long biased = node.hasInput(2) ? node.output(0).elements() : 0;
        return Cost.multiplyAdds(perInput)
                .times(node.input(0).elements())
                .plus(Cost.additions(biased));
    }
}
