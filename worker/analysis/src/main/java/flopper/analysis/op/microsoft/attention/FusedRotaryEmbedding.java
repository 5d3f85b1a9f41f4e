package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.attention.RotaryEmbedding;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Rotary position embedding with its tables of cosines and sines, for one or three position streams.
 *
 * <p>Shapes: input [B, L, H·d] or [B, H, L, d], position_ids, cos_cache, sin_cache [·, r/2] → output as input.
 * <p>Cost: as RotaryEmbedding.
 * <p>Convention: as RotaryEmbedding: looking up cosines and sines is not counted.
 * <p>Fails: {@link ShapeException} when the heads do not divide the input.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: MRotaryEmbedding, RotaryEmbedding, version 1.
 */
public enum FusedRotaryEmbedding implements Operator {
    M_ROTARY_EMBEDDING("MRotaryEmbedding"),
    ROTARY_EMBEDDING("RotaryEmbedding");

    private static final int COSINES = 2;
    private static final RotaryEmbedding ROTARY = new RotaryEmbedding();

    private final String operator;

    FusedRotaryEmbedding(String operator) {
        this.operator = operator;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        heads(node).infer(ROTARY);
        return List.of(node.input(0));
    }

    /** A packed input without num_heads has heads as wide as the tables say. */
    private static Recast heads(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        Recast rotary = Recast.of(node, 23, 0);
        if (shape.rank() != 3) {
            return rotary;
        }
        long heads = node.attributes().integer("num_heads", 0);
        long size =
                heads > 0
                        ? Heads.size(shape.dim(2), heads)
                        : Math.max(1, 2 * node.input(COSINES).shape().dim(-1));
        long count = Heads.size(shape.dim(2), size);
        return rotary.retyped(0, input.with(Shape.of(shape.dim(0), count, shape.dim(1), size)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return heads(node).cost(ROTARY);
    }
}
