package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.Selection;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;

/**
 * Cuts a border off images.
 *
 * <p>Shapes: input [N, C, H, W] → [N, C, scale] where scale is given, else H and W less the border's sides.
 * <p>Cost: none.
 * <p>Convention: only the elements kept are read.
 * <p>Fails: {@link ShapeException} when the input has not four dimensions or border not four numbers.
 * <p>Source: ONNX Runtime, contrib_defs.cc: Crop, version 1 of the default domain.
 */
public final class Crop implements Operator, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Crop");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        long[] border = IntegerList.ofAttribute(node, "border").orElseGet(() -> new long[0]);
        if (shape.rank() != 4 || border.length != 4) {
            throw new ShapeException(
                    "the border " + Arrays.toString(border) + " does not fit " + shape);
        }
        // Left, top, right, bottom.
        long[] sizes =
                IntegerList.ofAttribute(node, "scale")
                        .filter(scale -> scale.length == 2)
                        .orElseGet(() ->
                                new long[] {
                                    shape.dim(2) - border[1] - border[3],
                                    shape.dim(3) - border[0] - border[2]
                                });
        return List.of(input.with(Shape.of(shape.dim(0), shape.dim(1), sizes[0], sizes[1])));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
