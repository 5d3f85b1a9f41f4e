package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;

/**
 * Arithmetic on two tensors.
 *
 * <p>Shapes: A, B that broadcast → C of A's element type; before opset 7 see {@link Operands}.
 *
 * <p>Cost: the row's operation for each element of C.
 *
 * <p>Convention: the broadcast shape counts, not the larger input; a power is one transcendental.
 *
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 *
 * <p>Source: ONNX operators Add, Div, Mul, Sub, opset 1–14, and Pow, opset 1–15.
 */
public enum BinaryArithmetic implements Operator, ConstantFolding {
    /** One addition. */
    ADD("Add", Cost.additions(1), Long::sum, Double::sum),
    /** One division. */
    DIV("Div", Cost.divisions(1), (a, b) -> a / b, (a, b) -> a / b),
    /** One multiplication. */
    MUL("Mul", Cost.multiplications(1), (a, b) -> a * b, (a, b) -> a * b),
    /** One transcendental. */
    POW(
            "Pow",
            Cost.transcendentals(1),
            (a, b) -> (long) Math.pow((double) a, (double) b),
            Math::pow),
    /** One addition. */
    SUB("Sub", Cost.additions(1), (a, b) -> a - b, (a, b) -> a - b);

    private final OperatorId id;
    private final Cost perElement;
    private final LongBinaryOperator longs;
    private final DoubleBinaryOperator doubles;

    BinaryArithmetic(
            String name, Cost perElement, LongBinaryOperator longs, DoubleBinaryOperator doubles) {
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
        return List.of(node.input(0).with(Operands.of(node).common()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement.times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<Operands.Values> known = Operands.of(node).values(node);
        if (known.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(folded(node.output(0), known.get()));
        } catch (ArithmeticException _) {
            // An integer division by zero has no value; the run would fail, the shape is unknown.
            return List.of();
        }
    }

    private ConstantTensor folded(TensorType type, Operands.Values values) {
        IntToDoubleFunction real =
                i -> doubles.applyAsDouble(values.leftDouble(i), values.rightDouble(i));
        // Pow alone mixes types: an integer base with a floating-point exponent.
        IntToLongFunction whole =
                values.floatingPoint()
                        ? i -> (long) real.applyAsDouble(i)
                        : i -> longs.applyAsLong(values.leftLong(i), values.rightLong(i));
        return ConstantTensor.computed(type, whole, real);
    }
}
