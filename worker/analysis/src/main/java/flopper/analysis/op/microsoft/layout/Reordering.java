package flopper.analysis.op.microsoft.layout;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.microsoft.ChannelsLast;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The way into the layout with channels in blocks, and out of it.
 *
 * <p>Shapes: ReorderInput: X [N, C, d1…dn] or, with channels_last, [N, d1…dn, C] → [N, C', d1…dn] with C' = C rounded up to
 * blocks of 8. ReorderOutput: X [N, C', d1…dn] → [N, channels, d1…dn] or, with channels_last, [N, d1…dn, channels].
 * <p>Cost: none.
 * <p>Convention: 8 is the smaller of the two block sizes there are; on machines with blocks of 16 more channels may be
 * added, which the weights of the next convolution show.
 * <p>Fails: {@link ShapeException} when X has no spatial axis, or channels is missing or beyond X's.
 * <p>Source: ONNX Runtime, nchwc_schema_defs.cc: ReorderInput, ReorderOutput, version 1 of com.microsoft.nchwc.
 */
public enum Reordering implements Operator {
    REORDER_INPUT("ReorderInput") {
        @Override
        TensorType reordered(TypedNode node, boolean channelsLast) {
            TensorType input = node.input(0);
            TensorType first = channelsLast ? ChannelsLast.toFirst(input) : input;
            long blocks = Math.ceilDiv(first.shape().dim(1), BLOCK);
            return first.with(first.shape().with(1, blocks * BLOCK));
        }
    },
    REORDER_OUTPUT("ReorderOutput") {
        @Override
        TensorType reordered(TypedNode node, boolean channelsLast) {
            TensorType input = node.input(0);
            long channels = node.attributes().integer("channels", 0);
            if (channels < 1 || channels > input.shape().dim(1)) {
                throw new ShapeException("channels is " + channels + " for " + input.shape());
            }
            TensorType cut = input.with(input.shape().with(1, channels));
            return channelsLast ? ChannelsLast.toLast(cut) : cut;
        }
    };

    private static final long BLOCK = 8;

    private final String operator;

    Reordering(String operator) {
        this.operator = operator;
    }

    abstract TensorType reordered(TypedNode node, boolean channelsLast);

    @Override
    public OperatorId id() {
        return new OperatorId(BlockedLayout.DOMAIN, operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape input = node.input(0).shape();
        if (input.rank() < 3) {
            throw new ShapeException("the input " + input + " has no spatial axis");
        }
        return List.of(reordered(node, node.attributes().integer("channels_last", 0) != 0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
