package flopper.analysis.op.normalization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Normalises each channel by a mean and a variance: stored ones, or in training the batch's own.
 *
 * <p>Shapes: X [N, C, d1…dn], scale, B, mean, var [C] → Y of X's type and, in training, up to four
 * statistics of mean's type; before opset 9 without {@code spatial} every element of a sample is a channel.
 *
 * <p>Cost: with n elements of X in c channels, n multiplications and n additions; c additions, roots and
 * divisions (scale/√(var + ε)), c multiplications and additions (B − mean·that). In training also n − c
 * additions and c divisions (mean), n subtractions, n multiplications, n − c additions and c divisions
 * (variance), and 4·c multiplications and 2·c additions (running statistics).
 *
 * <p>Convention: scale and shift are folded per channel first; the two operations an element that are left
 * are what ptflops and fvcore count.
 *
 * <p>Fails: {@link ShapeException} when a parameter has not c elements.
 *
 * <p>Source: ONNX operator BatchNormalization, opset 1–15.
 */
public final class BatchNormalization implements Operator {
    private static final int OUTPUTS_TELL_SINCE = 7;
    private static final int ATTRIBUTE_TELLS_SINCE = 14;
    private static final Cost FOLDED = new Cost(0, 2, 1, 1, 0, 1);
    private static final Cost RUNNING = Cost.multiplications(4).plus(Cost.additions(2));

    @Override
    public OperatorId id() {
        return OperatorId.onnx("BatchNormalization");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long channels = channels(node);
        for (int parameter = 1; parameter <= 4; parameter++) {
            Shape shape = node.input(parameter).shape();
            if (shape.elements() != channels) {
                throw new ShapeException(
                        "parameter "
                                + parameter
                                + " is "
                                + shape
                                + " for "
                                + channels
                                + " channels");
            }
        }
        TensorType statistics = node.input(3);
        return node.opset() < ATTRIBUTE_TELLS_SINCE
                ? List.of(input, statistics, statistics, statistics, statistics)
                : List.of(input, statistics, statistics);
    }

    private static long channels(TypedNode node) {
        Shape input = node.input(0).shape();
        if (node.attributes().integer("spatial", 1) == 0) {
            return input.elements(1, input.rank());
        }
        return input.rank() < 2 ? 1 : input.dim(1);
    }

    private static boolean training(TypedNode node) {
        if (node.opset() >= ATTRIBUTE_TELLS_SINCE) {
            return node.attributes().integer("training_mode", 0) != 0;
        }
        return node.opset() >= OUTPUTS_TELL_SINCE
                ? node.outputCount() > 1
                : node.attributes().integer("is_test", 0) == 0;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.input(0).elements();
        long channels = channels(node);
        Cost inference =
                Cost.multiplications(1)
                        .plus(Cost.additions(1))
                        .times(elements)
                        .plus(FOLDED.times(channels));
        if (!training(node) || elements == 0) {
            return inference;
        }
        return inference.plus(Moments.of(elements, channels)).plus(RUNNING.times(channels));
    }
}
