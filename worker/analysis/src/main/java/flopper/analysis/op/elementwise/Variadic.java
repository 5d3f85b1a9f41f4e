package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * Sum, maximum and minimum of any number of tensors, element by element.
 *
 * <p>Shapes: k tensors that broadcast → Y of the first one's element type.
 *
 * <p>Cost: k − 1 of the row's operations for each element of Y.
 *
 * <p>Convention: the broadcast shape counts, not the larger input.
 *
 * <p>Fails: {@link ShapeException} when there is no input, or the shapes do not broadcast.
 *
 * <p>Source: ONNX operators Max, Min, Sum, opset 1–13.
 */
public enum Variadic implements Operator, ConstantFolding {
    /** k − 1 comparisons. */
    MAX("Max", Cost.comparisons(1), Math::max, Math::max),
    /** k − 1 comparisons. */
    MIN("Min", Cost.comparisons(1), Math::min, Math::min),
    /** k − 1 additions. */
    SUM("Sum", Cost.additions(1), Long::sum, Double::sum);

    private final OperatorId id;
    private final Cost perPair;
    private final LongBinaryOperator longs;
    private final DoubleBinaryOperator doubles;

    Variadic(String name, Cost perPair, LongBinaryOperator longs, DoubleBinaryOperator doubles) {
        this.id = OperatorId.onnx(name);
        this.perPair = perPair;
        this.longs = longs;
        this.doubles = doubles;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(common(node)));
    }

    static Shape common(TypedNode node) {
        return Broadcasting.of(
                IntStream.range(0, node.inputCount())
                        .mapToObj(index -> node.input(index).shape())
                        .toList());
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perPair.times(node.inputCount() - 1L).times(node.output(0).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        List<ConstantTensor> values = new ArrayList<>();
        for (int index = 0; index < node.inputCount(); index++) {
            node.constant(index).ifPresent(values::add);
        }
        if (values.size() < node.inputCount()) {
            return List.of();
        }
        TensorType type = node.output(0);
        ConstantTensor result = stretched(values.getFirst(), type);
        for (ConstantTensor next : values.subList(1, values.size())) {
            ConstantTensor left = result;
            ConstantTensor right = stretched(next, type);
            result =
                    ConstantTensor.computed(
                            type,
                            i -> longs.applyAsLong(left.longAt(i), right.longAt(i)),
                            i -> doubles.applyAsDouble(left.doubleAt(i), right.doubleAt(i)));
        }
        return List.of(result);
    }

    private static ConstantTensor stretched(ConstantTensor values, TensorType type) {
        int[] sources = Broadcasting.sources(values.shape(), type.shape());
        return ConstantTensor.computed(
                type, i -> values.longAt(sources[i]), i -> values.doubleAt(sources[i]));
    }
}
