package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Limits elements to an interval that may be open at either end.
 *
 * <p>Shapes: X, min []?, max []? → Y of X's type; before opset 11 the bounds are attributes.
 *
 * <p>Cost: one comparison for each element and bound given.
 *
 * <p>Convention: a bound left out costs nothing.
 *
 * <p>Fails: never, once X is known.
 *
 * <p>Source: ONNX operator Clip, opset 1–13.
 */
public final class Clip implements Operator, ConstantFolding {
    private static final int BOUNDS_ARE_INPUTS_SINCE = 11;
    private static final int MIN = 1;
    private static final int MAX = 2;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Clip");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        int bounds = (has(node, MIN) ? 1 : 0) + (has(node, MAX) ? 1 : 0);
        return Cost.comparisons(bounds).times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        Optional<ConstantTensor> input = node.constant(0);
        Optional<ConstantTensor> least = bound(node, MIN);
        Optional<ConstantTensor> most = bound(node, MAX);
        if (input.isEmpty()
                || least.isPresent() != has(node, MIN)
                || most.isPresent() != has(node, MAX)) {
            return List.of();
        }
        ConstantTensor x = input.get();
        long leastLong = least.map(value -> value.longAt(0)).orElse(Long.MIN_VALUE);
        long mostLong = most.map(value -> value.longAt(0)).orElse(Long.MAX_VALUE);
        double leastDouble = least.map(value -> value.doubleAt(0)).orElse(Double.NEGATIVE_INFINITY);
        double mostDouble = most.map(value -> value.doubleAt(0)).orElse(Double.POSITIVE_INFINITY);
        return List.of(
                ConstantTensor.computed(
                        x.type(),
                        i -> Math.min(Math.max(x.longAt(i), leastLong), mostLong),
                        i -> Math.min(Math.max(x.doubleAt(i), leastDouble), mostDouble)));
    }

    private static boolean has(TypedNode node, int bound) {
        return node.opset() < BOUNDS_ARE_INPUTS_SINCE
                ? node.attributes().has(name(bound))
                : node.hasInput(bound);
    }

    private static Optional<ConstantTensor> bound(TypedNode node, int bound) {
        return node.opset() < BOUNDS_ARE_INPUTS_SINCE
                ? node.attributes().real(name(bound)).map(Clip::scalar)
                : node.constant(bound).filter(values -> values.size() > 0);
    }

    private static ConstantTensor scalar(float value) {
        return ConstantTensor.ofDoubles(ElementType.FLOAT, Shape.scalar(), value);
    }

    private static String name(int bound) {
        return bound == MIN ? "min" : "max";
    }
}
