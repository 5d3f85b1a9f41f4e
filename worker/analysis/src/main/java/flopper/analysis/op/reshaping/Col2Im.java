package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Adds overlapping columns of blocks up to images.
 *
 * <p>Shapes: input [N, C·∏block, L], image_shape [m], block_shape [m] → [N, C, image_shape].
 * <p>Cost: one addition per input element.
 * <p>Convention: the sum counts every column element, those on padding included.
 * <p>Fails: {@link ShapeException} when the input has not three dimensions or block_shape does not divide its channels.
 * <p>Source: ONNX operator Col2Im, opset 18.
 */
public final class Col2Im implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Col2Im");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long[] image = node.requireConstant(1, "image_shape").toLongs();
        long block = Shape.of(node.requireConstant(2, "block_shape").toLongs()).elements();
        Shape shape = input.shape();
        if (shape.rank() != 3 || block == 0 || shape.dim(1) % block != 0) {
            throw new ShapeException("the input " + shape + " is not [N, C·" + block + ", L]");
        }
        return List.of(
                input.with(
                        Shape.of(
                                LongStream.concat(
                                                LongStream.of(shape.dim(0), shape.dim(1) / block),
                                                LongStream.of(image))
                                        .toArray())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.additions(node.input(0).elements());
    }
}
