package flopper.analysis.op.cast;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Converts elements to the type of another tensor.
 *
 * <p>Shapes: X, target → Y of X's shape and target's element type.
 *
 * <p>Cost: none.
 *
 * <p>Convention: a conversion is no arithmetic; its bytes are counted.
 *
 * <p>Fails: never, once X and target are known.
 *
 * <p>Source: ONNX operator CastLike, opset 15–25.
 */
public final class CastLike implements Operator, ConstantFolding, MemoryTraffic {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("CastLike");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0).with(node.input(1).elementType()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        return Conversion.of(node);
    }

    /** Only the target's type is looked at. */
    @Override
    public long bytesRead(ResolvedNode node, int input) {
        return input == 0 ? node.input(0).bytes() : 0;
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return node.output(output).bytes();
    }
}
