package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.elementwise.BinaryArithmetic;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Product of quantized tensors, element by element, to whole numbers.
 *
 * <p>Shapes: A, B (inputs 0 and 2) that broadcast → C, INT32.
 * <p>Cost: one multiplication per output; one addition per output for each zero point given.
 * <p>Convention: zero points are subtracted from the operands as broadcast.
 * <p>Fails: as Mul.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: MulInteger, version 1.
 */
public final class MulInteger implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("MulInteger");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(product(node).output(BinaryArithmetic.MUL).with(ElementType.INT32));
    }

    private static Recast product(TypedNode node) {
        return Recast.of(node, 13, 0, 2);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        int zeroPoints = (node.hasInput(1) ? 1 : 0) + (node.hasInput(3) ? 1 : 0);
        return product(node)
                .cost(BinaryArithmetic.MUL)
                .plus(Cost.additions(zeroPoints).times(node.output(0).elements()));
    }
}
