package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Remainder: A − ⌊A/B⌋·B, or with {@code fmod} the quotient rounded towards zero.
 *
 * <p>Shapes: A, B that broadcast → C of A's element type.
 *
 * <p>Cost: for each element of C, 1 division, 1 comparison (rounding), 1 multiplication, 1 addition.
 *
 * <p>Convention: counted as the formula writes it, for integers too.
 *
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 *
 * <p>Source: ONNX operator Mod, opset 10–28.
 */
public final class Mod implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Mod");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(Operands.of(node).common()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return new Cost(0, 1, 1, 1, 1, 0).times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<Operands.Values> known = Operands.of(node).values(node);
        if (known.isEmpty()) {
            return List.of();
        }
        Operands.Values values = known.get();
        boolean truncated = node.attributes().integer("fmod", 0) != 0;
        try {
            return List.of(
                    ConstantTensor.computed(
                            node.output(0),
                            i -> remainder(values.leftLong(i), values.rightLong(i), truncated),
                            i ->
                                    remainder(
                                            values.leftDouble(i),
                                            values.rightDouble(i),
                                            truncated)));
        } catch (ArithmeticException _) {
            // An integer division by zero has no value; the run would fail, the shape is unknown.
            return List.of();
        }
    }

    private static long remainder(long a, long b, boolean truncated) {
        return truncated ? a % b : Math.floorMod(a, b);
    }

    private static double remainder(double a, double b, boolean truncated) {
        return truncated ? a % b : a - Math.floor(a / b) * b;
    }
}
