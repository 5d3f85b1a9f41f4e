package flopper.analysis.op.reduction;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;

/**
 * The index of the largest or smallest element along an axis.
 *
 * <p>Shapes: X → Y, INT64, the axis 1 or, without {@code keepdims}, dropped.
 *
 * <p>Cost: elements of X − elements of Y comparisons.
 *
 * <p>Convention: finding one of m elements takes m − 1 comparisons.
 *
 * <p>Fails: {@link ShapeException} when the axis lies outside the rank.
 *
 * <p>Source: ONNX operators ArgMax and ArgMin, opset 1–13.
 */
public enum ArgReduction implements Operator {
    MAX("ArgMax"),
    MIN("ArgMin");

    private final OperatorId id;

    ArgReduction(String name) {
        this.id = OperatorId.onnx(name);
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        int axis = input.axis(node.attributes().integer("axis", 0));
        List<Long> dims = new ArrayList<>(input.with(axis, 1).toList());
        if (node.attributes().integer("keepdims", 1) == 0) {
            dims.remove(axis);
        }
        return List.of(new TensorType(ElementType.INT64, Shape.of(dims)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(Math.max(0, node.input(0).elements() - node.output(0).elements()));
    }
}
