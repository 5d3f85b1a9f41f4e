package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
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
 * Pools a grid of bins in each region of interest from bilinearly interpolated samples.
 *
 * <p>Shapes: X [N, C, H, W], rois [R, 4], batch_indices [R] → Y [R, C, output_height, output_width].
 *
 * <p>Cost: with s = {@code sampling_ratio}², for each element of Y: s·4 multiplications and s·3 additions
 * (interpolation); in mode avg s − 1 additions and a division, in mode max s − 1 comparisons.
 *
 * <p>Convention: sample positions and weights are not counted; a sampling ratio of 0 adapts to the regions,
 * which only a run gives, so its cost is unresolved.
 *
 * <p>Fails: {@link ShapeException} when X is not of rank 4, or rois not [R, 4].
 *
 * <p>Source: ONNX operator RoiAlign, opset 10–22.
 */
public final class RoiAlign implements Operator {
    private record Settings(long height, long width, long samplingRatio, boolean average) {
        static Settings of(Attributes attributes) {
            return new Settings(
                    attributes.integer("output_height", 1),
                    attributes.integer("output_width", 1),
                    attributes.integer("sampling_ratio", 0),
                    attributes.text("mode", "avg").equals("avg"));
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("RoiAlign");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape regions = node.input(1).shape();
        if (input.shape().rank() != 4 || regions.rank() != 2 || regions.dim(1) != 4) {
            throw new ShapeException(
                    "X "
                            + input.shape()
                            + " and rois "
                            + regions
                            + " are not [N, C, H, W] and [R, 4]");
        }
        Settings settings = Settings.of(node.attributes());
        return List.of(
                input.with(
                        Shape.of(
                                regions.dim(0),
                                input.shape().dim(1),
                                settings.height(),
                                settings.width())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Settings settings = Settings.of(node.attributes());
        long outputs = node.output(0).elements();
        if (settings.samplingRatio() < 1 && outputs > 0) {
            throw new UnresolvedException(
                    "with sampling_ratio 0 the samples depend on the regions");
        }
        long samples = Math.multiplyExact(settings.samplingRatio(), settings.samplingRatio());
        Cost interpolation = Cost.multiplications(4).plus(Cost.additions(3)).times(samples);
        Cost pooling =
                settings.average()
                        ? Cost.additions(samples - 1).plus(Cost.divisions(1))
                        : Cost.comparisons(samples - 1);
        return outputs == 0 ? Cost.NONE : interpolation.plus(pooling).times(outputs);
    }
}
