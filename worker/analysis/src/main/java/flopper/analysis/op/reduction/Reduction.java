package flopper.analysis.op.reduction;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Sum, product, maximum and minimum along axes.
 *
 * <p>Shapes: X, axes [k]? → Y of X's element type, each reduced axis 1 or, without {@code keepdims}, dropped;
 * all axes where none is named.
 *
 * <p>Cost: elements of X − elements of Y of the row's operation.
 *
 * <p>Convention: combining m elements takes m − 1 operations.
 *
 * <p>Fails: {@link ShapeException} when an axis lies outside the rank; {@link UnresolvedException} when axes
 * depends on data.
 *
 * <p>Source: ONNX operators ReduceMax, ReduceMin (opset 1–20), ReduceProd (1–18), ReduceSum (1–13).
 */
public enum Reduction implements Operator, ConstantFolding {
    /** Comparisons. */
    MAX("ReduceMax", Cost.comparisons(1), Double.NEGATIVE_INFINITY, Math::max, Math::max),
    /** Comparisons. */
    MIN("ReduceMin", Cost.comparisons(1), Double.POSITIVE_INFINITY, Math::min, Math::min),
    /** Multiplications. */
    PRODUCT("ReduceProd", Cost.multiplications(1), 1, (a, b) -> a * b, (a, b) -> a * b),
    /** Additions. */
    SUM("ReduceSum", Cost.additions(1), 0, Long::sum, Double::sum);

    private final OperatorId id;
    private final Cost perPair;
    private final double neutral;
    private final LongBinaryOperator longs;
    private final DoubleBinaryOperator doubles;

    Reduction(
            String name,
            Cost perPair,
            double neutral,
            LongBinaryOperator longs,
            DoubleBinaryOperator doubles) {
        this.id = OperatorId.onnx(name);
        this.perPair = perPair;
        this.neutral = neutral;
        this.longs = longs;
        this.doubles = doubles;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(Reduced.of(node).output()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perPair.times(Math.max(0, node.input(0).elements() - node.output(0).elements()));
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<ConstantTensor> known = node.constant(0);
        if (known.isEmpty()) {
            return List.of();
        }
        ConstantTensor input = known.get();
        int[] targets = Reduced.of(node).targets();
        long[] combined = new long[(int) node.output(0).elements()];
        double[] combinedDoubles = new double[combined.length];
        // An infinity becomes the least or the greatest long.
        Arrays.fill(combined, (long) neutral);
        Arrays.fill(combinedDoubles, neutral);
        for (int i = 0; i < targets.length; i++) {
            int target = targets[i];
            combined[target] = longs.applyAsLong(combined[target], input.longAt(i));
            combinedDoubles[target] =
                    doubles.applyAsDouble(combinedDoubles[target], input.doubleAt(i));
        }
        return List.of(
                ConstantTensor.computed(node.output(0), i -> combined[i], i -> combinedDoubles[i]));
    }
}
