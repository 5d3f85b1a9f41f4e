package flopper.analysis.op.microsoft.attention;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;

/**
 * Attention of packed sequences over a cache kept in blocks.
 *
 * <p>Shapes: query [tokens, Nq·h] or packed [tokens, (Nq + 2·Nk)·h], key, value?, key_cache, value_cache?, … → output
 * [tokens, Nq·v_head_size]; the caches as they are.
 * <p>Cost: unresolved: the lengths of the sequences are data.
 * <p>Convention: none.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when heads and sizes do not fit; the cost is unresolved.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: PagedAttention, version 1.
 */
public final class PagedAttention implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("PagedAttention");
    }

    private static final int KEY_CACHE = 3;

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType query = node.input(0);
        long heads = Heads.count(node, "num_heads");
        long packed = node.hasInput(1) ? heads : heads + 2 * Heads.count(node, "kv_num_heads");
        long size = Heads.size(query.shape().dim(-1), packed);
        long valueSize = node.attributes().integer("v_head_size").filter(v -> v > 0).orElse(size);
        List<ValueType> types = new ArrayList<>();
        types.add(query.with(Shape.of(query.shape().dim(0), Math.multiplyExact(heads, valueSize))));
        types.add(node.input(KEY_CACHE));
        if (node.hasInput(KEY_CACHE + 1)) {
            types.add(node.input(KEY_CACHE + 1));
        }
        return types;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        throw new UnresolvedException("the lengths of the sequences depend on data");
    }
}
