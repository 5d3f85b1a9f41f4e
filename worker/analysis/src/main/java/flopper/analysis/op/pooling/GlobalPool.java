package flopper.analysis.op.pooling;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Pooling over all spatial positions of a channel.
 *
 * <p>Shapes: X [N, C, d1…dn] → Y [N, C, 1…1].
 *
 * <p>Cost: the row's cost of one channel's ∏d elements, for each of the N·C channels.
 *
 * <p>Convention: a sum of m elements is m − 1 additions.
 *
 * <p>Fails: {@link ShapeException} when the input has no channel axis.
 *
 * <p>Source: ONNX operators GlobalAveragePool and GlobalMaxPool, opset 1–22.
 */
public enum GlobalPool implements Operator {
    /** ∏d − 1 additions and a division. */
    AVERAGE("GlobalAveragePool", m -> Cost.additions(m - 1).plus(Cost.divisions(1))),
    /** ∏d − 1 comparisons. */
    MAX("GlobalMaxPool", m -> Cost.comparisons(m - 1));

    private final OperatorId id;
    private final LongFunction<Cost> ofChannel;

    GlobalPool(String name, LongFunction<Cost> ofChannel) {
        this.id = OperatorId.onnx(name);
        this.ofChannel = ofChannel;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        return List.of(input.with(Pooled.globally(input.shape())));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType input = node.input(0);
        long channels = node.output(0).elements();
        return input.elements() == 0
                ? Cost.NONE
                : ofChannel.apply(input.elements() / channels).times(channels);
    }
}
