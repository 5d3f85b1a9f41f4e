package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Cuts regions out of images and resamples them to one size.
 *
 * <p>Shapes: X [N, C, H, W], rois [R, 4], batch_indices [R], crop_size [2] → Y [R, C, height, width].
 * <p>Cost: in mode bilinear 4 multiplications and 3 additions per output, none in mode nearest.
 * <p>Convention: the weights of samples are not counted.
 * <p>Fails: {@link ShapeException} when X is not of rank 4 or rois not [R, 4]; unresolved unless crop_size is known.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: CropAndResize, version 1.
 */
public final class CropAndResize implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("CropAndResize");
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
        ConstantTensor size = node.requireConstant(3, "crop_size");
        if (size.size() != 2) {
            throw new ShapeException("crop_size has " + size.size() + " numbers, not 2");
        }
        return List.of(
                input.with(
                        Shape.of(
                                regions.dim(0),
                                input.shape().dim(1),
                                size.longAt(0),
                                size.longAt(1))));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        boolean nearest = node.attributes().text("mode", "bilinear").equals("nearest");
        return nearest ? Cost.NONE : new Cost(0, 3, 4, 0, 0, 0).times(node.output(0).elements());
    }
}
