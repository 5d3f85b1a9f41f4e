package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Comparisons and logic of two tensors.
 *
 * <p>Shapes: A, B that broadcast → C, BOOL; before opset 7 see {@link Operands}.
 *
 * <p>Cost: one comparison for each element of C.
 *
 * <p>Convention: the broadcast shape counts, not the larger input.
 *
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 *
 * <p>Source: ONNX operators And, Or, Xor (opset 1–7), Equal (1–19), Greater, Less (1–13), GreaterOrEqual,
 * LessOrEqual (12–16).
 */
public enum Comparison implements Operator, ConstantFolding {
    AND("And", (a, b) -> a != 0 && b != 0, (a, b) -> a != 0 && b != 0),
    EQUAL("Equal", (a, b) -> a == b, (a, b) -> a == b),
    GREATER("Greater", (a, b) -> a > b, (a, b) -> a > b),
    GREATER_OR_EQUAL("GreaterOrEqual", (a, b) -> a >= b, (a, b) -> a >= b),
    LESS("Less", (a, b) -> a < b, (a, b) -> a < b),
    LESS_OR_EQUAL("LessOrEqual", (a, b) -> a <= b, (a, b) -> a <= b),
    OR("Or", (a, b) -> a != 0 || b != 0, (a, b) -> a != 0 || b != 0),
    XOR("Xor", (a, b) -> (a != 0) != (b != 0), (a, b) -> (a != 0) != (b != 0));

    private interface OfLongs {
        boolean test(long a, long b);
    }

    private interface OfDoubles {
        boolean test(double a, double b);
    }

    private final OperatorId id;
    private final OfLongs ofLongs;
    private final OfDoubles ofDoubles;

    Comparison(String name, OfLongs ofLongs, OfDoubles ofDoubles) {
        this.id = OperatorId.onnx(name);
        this.ofLongs = ofLongs;
        this.ofDoubles = ofDoubles;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(new TensorType(ElementType.BOOL, Operands.of(node).common()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.comparisons(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<Operands.Values> known = Operands.of(node).values(node);
        return known.map(values ->
                        ConstantTensor.computed(
                                node.output(0), i -> holds(values, i) ? 1 : 0, _ -> Double.NaN))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean holds(Operands.Values values, int index) {
        return values.floatingPoint()
                ? ofDoubles.test(values.leftDouble(index), values.rightDouble(index))
                : ofLongs.test(values.leftLong(index), values.rightLong(index));
    }
}
