package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
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
 * Puts the elements that MaxPool chose back where they were, among zeros.
 *
 * <p>Shapes: X [N, C, d1…dn], I as X, output_shape? → Y of the values of output_shape, else
 * [N, C, o1…on] with o = stride·(d − 1) + k − pads.
 *
 * <p>Cost: none; elements are moved.
 *
 * <p>Convention: address arithmetic is not counted.
 *
 * <p>Fails: {@link ShapeException} when the indices have another shape than X, or the ranks differ.
 *
 * <p>Source: ONNX operator MaxUnpool, opset 9–22.
 */
public final class MaxUnpool implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("MaxUnpool");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape indices = node.input(1).shape();
        if (!indices.equals(input.shape())) {
            throw new ShapeException("indices " + indices + " for the input " + input.shape());
        }
        if (node.hasInput(2)) {
            Shape output = Shape.of(node.requireConstant(2, "output_shape").toLongs());
            if (output.rank() != input.shape().rank()) {
                throw new ShapeException("output_shape " + output + " for " + input.shape());
            }
            return List.of(input.with(output));
        }
        SpatialWindow window = SpatialWindow.ofPooling(node.attributes());
        List<Long> noPadding = Collections.nCopies(window.axes(), 0L);
        long channels = Pooled.channels(input.shape());
        return List.of(input.with(window.transposedOutput(input.shape(), channels, noPadding)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
