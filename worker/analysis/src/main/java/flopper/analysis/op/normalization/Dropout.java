package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.MemoryTraffic;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Drops elements at random in training; passes them on otherwise.
 *
 * <p>Shapes: X, ratio []?, training_mode []? → Y of X's type, mask of X's shape, BOOL (before opset 10 of
 * X's type).
 *
 * <p>Cost: none; in training, for each element, a comparison (the mask) and 2 multiplications (mask and
 * scale).
 *
 * <p>Convention: drawing random numbers is not counted. Before opset 7 a node trains unless {@code is_test};
 * opset 7 and 10 know no training.
 *
 * <p>Fails: {@link UnresolvedException}, for its cost alone, when training_mode depends on data.
 *
 * <p>Source: ONNX operator Dropout, opset 1–22.
 */
public final class Dropout implements Operator, MemoryTraffic {
    private static final int INFERENCE_SINCE = 7;
    private static final int MASK_IS_BOOL_SINCE = 10;
    private static final int INPUT_TELLS_SINCE = 12;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Dropout");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        return List.of(
                input, node.opset() < MASK_IS_BOOL_SINCE ? input : input.with(ElementType.BOOL));
    }

    private static boolean training(TypedNode node) {
        if (node.opset() < INFERENCE_SINCE) {
            return node.attributes().integer("is_test", 0) == 0;
        }
        return node.opset() >= INPUT_TELLS_SINCE
                && node.hasInput(2)
                && node.requireScalar(2, "training_mode") != 0;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return training(node)
                ? Cost.comparisons(1).plus(Cost.multiplications(2)).times(node.output(0).elements())
                : Cost.NONE;
    }

    /** Nothing moves in inference: runtimes drop the node. Where only a run tells, all of it does. */
    private static boolean moves(TypedNode node) {
        boolean open = node.hasInput(2) && node.constant(2).isEmpty();
        return open || training(node);
    }

    @Override
    public long bytesRead(ResolvedNode node, int input) {
        return moves(node) ? node.input(input).bytes() : 0;
    }

    @Override
    public long bytesWritten(ResolvedNode node, int output) {
        return moves(node) || output > 0 ? node.output(output).bytes() : 0;
    }
}
