package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.UnknownType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.Optional;

/**
 * Packs the tokens of padded sequences.
 *
 * <p>Shapes: input [B, S, H], sequence_token_count [B] → output [tokens, H], whose tokens depend on data; token_offset
 * [B, S], cumulated_seq_len [B + 1], max_seq_len [1].
 * <p>Cost: none.
 * <p>Convention: none.
 * <p>Fails: {@link ShapeException} when the input has not three dimensions; the first output stays unknown.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: RemovePadding, version 1.
 */
public final class RemovePadding implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("RemovePadding");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        if (shape.rank() != 3) {
            throw new ShapeException("the input " + shape + " is not [B, S, H]");
        }
        ElementType integer = node.input(1).elementType();
        return List.of(
                new UnknownType(
                        Optional.of(input.elementType()), "the number of tokens depends on data"),
                TensorType.of(integer, shape.dim(0), shape.dim(1)),
                TensorType.of(integer, shape.dim(0) + 1),
                TensorType.of(integer, 1));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
