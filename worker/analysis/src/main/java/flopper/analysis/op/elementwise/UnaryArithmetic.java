package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Arithmetic and logic on one tensor whose values shape computations may need.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: the row's operations for each element.
 *
 * <p>Convention: rounding, a sign and an absolute value are selections, so comparisons; a negation is an
 * addition.
 *
 * <p>Fails: never, once X is known; element types that ONNX forbids fold unchanged.
 *
 * <p>Source: ONNX operators Abs, Ceil, Exp, Floor, Log, Neg, Reciprocal, Sqrt (opset 1–13), Not (1), Sign
 * (9–13), Round (11–22), BitwiseNot (18).
 */
public enum UnaryArithmetic implements Operator, ConstantFolding {
    /** One comparison. */
    ABS("Abs", Cost.comparisons(1), Math::abs, Math::abs),
    /** One comparison. */
    BITWISE_NOT("BitwiseNot", Cost.comparisons(1), x -> ~x, DoubleUnaryOperator.identity()),
    /** One comparison. */
    CEIL("Ceil", Cost.comparisons(1), LongUnaryOperator.identity(), Math::ceil),
    /** One transcendental. */
    EXP("Exp", Cost.transcendentals(1), LongUnaryOperator.identity(), Math::exp),
    /** One comparison. */
    FLOOR("Floor", Cost.comparisons(1), LongUnaryOperator.identity(), Math::floor),
    /** One transcendental. */
    LOG("Log", Cost.transcendentals(1), LongUnaryOperator.identity(), Math::log),
    /** One addition. */
    NEG("Neg", Cost.additions(1), x -> -x, x -> -x),
    /** One comparison. */
    NOT("Not", Cost.comparisons(1), x -> 1 - x, DoubleUnaryOperator.identity()),
    /** One division. */
    RECIPROCAL("Reciprocal", Cost.divisions(1), LongUnaryOperator.identity(), x -> 1 / x),
    /** One comparison; halves go to the even neighbour. */
    ROUND("Round", Cost.comparisons(1), LongUnaryOperator.identity(), Math::rint),
    /** Two comparisons. */
    SIGN("Sign", Cost.comparisons(2), Long::signum, Math::signum),
    /** One transcendental. */
    SQRT("Sqrt", Cost.transcendentals(1), LongUnaryOperator.identity(), Math::sqrt);

    private final OperatorId id;
    private final Cost perElement;
    private final LongUnaryOperator longs;
    private final DoubleUnaryOperator doubles;

    UnaryArithmetic(
            String name, Cost perElement, LongUnaryOperator longs, DoubleUnaryOperator doubles) {
        this.id = OperatorId.onnx(name);
        this.perElement = perElement;
        this.longs = longs;
        this.doubles = doubles;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement.times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return node.constant(0)
                .map(x ->
                        ConstantTensor.computed(
                                node.output(0),
                                i -> longs.applyAsLong(x.longAt(i)),
                                i -> doubles.applyAsDouble(x.doubleAt(i))))
                .map(List::of)
                .orElse(List.of());
    }
}
