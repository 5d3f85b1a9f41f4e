package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Local response normalisation: divides by a power of the squares in neighbouring channels.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y of X's type.
 *
 * <p>Cost: for each element, x / (bias + alpha/size · Σx²)^beta: 1 multiplication (its square) and size − 1
 * additions, 1 multiplication, 1 addition, 1 power, 1 division.
 *
 * <p>Convention: every square is computed once; channels beyond the edge count as added.
 *
 * <p>Fails: {@link ShapeException} when size is missing or below 1.
 *
 * <p>Source: ONNX operator LRN, opset 1–13.
 */
public final class Lrn implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("LRN");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        size(node);
        return List.of(node.input(0));
    }

    private static long size(TypedNode node) {
        long size = node.attributes().integer("size", 0);
        if (size < 1) {
            throw new ShapeException("size is " + size + ", below 1");
        }
        return size;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return new Cost(0, size(node) - 1 + 1, 2, 1, 0, 1).times(node.output(0).elements());
    }
}
