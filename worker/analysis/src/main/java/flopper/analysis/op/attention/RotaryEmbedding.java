package flopper.analysis.op.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Rotates pairs of elements by an angle that depends on their position.
 *
 * <p>Shapes: X [B, H, L, d] or packed [B, L, H·d], cos_cache, sin_cache, position_ids? → Y of X's type.
 *
 * <p>Cost: with r = {@code rotary_embedding_dim}, or d where that is 0, for each of the B·H·L·r rotated
 * elements 2 multiplications and 1 addition.
 *
 * <p>Convention: looking up cosines and sines is not counted.
 *
 * <p>Fails: {@link ShapeException} when X has another rank, the heads do not divide it, or r is above d.
 *
 * <p>Source: ONNX operator RotaryEmbedding, opset 23.
 */
public final class RotaryEmbedding implements Operator, MemoryTraffic {
    private static final int COSINES = 1;
    private static final int SINES = 2;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("RotaryEmbedding");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        rotated(node);
        return List.of(node.input(0));
    }

    private static long rotated(TypedNode node) {
        HeadedShape input = HeadedShape.of(node, 0, "num_heads");
        long part = node.attributes().integer("rotary_embedding_dim", 0);
        if (part < 0 || part > input.size()) {
            throw new ShapeException(
                    "rotary_embedding_dim is " + part + " for heads of " + input.size());
        }
        long size = part == 0 ? input.size() : part;
        return input.batch() * input.heads() * input.length() * size;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.multiplications(2).plus(Cost.additions(1)).times(rotated(node));
    }

    /** Of the two caches only the positions in use are read: half a rotated element for each head. */
    @Override
    public long bytesRead(ResolvedNode node, int input) {
        TensorType read = node.input(input);
        if (input != COSINES && input != SINES) {
            return read.bytes();
        }
        long heads = Math.max(1, HeadedShape.of(node, 0, "num_heads").heads());
        long used = rotated(node) / heads / 2;
        return read.elementType().bytes(Math.min(read.elements(), used));
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }
}
