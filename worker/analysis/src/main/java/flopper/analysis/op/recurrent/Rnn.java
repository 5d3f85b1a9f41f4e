package flopper.analysis.op.recurrent;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Plain recurrent layer.
 *
 * <p>Shapes: X [T, N, i], W [D, h, i], R [D, h, h], B [D, 2·h]?, sequence_lens?, initial_h? → Y [T, D, N, h],
 * Y_h [D, N, h]; with {@code layout} 1 N comes first.
 *
 * <p>Cost: T·N·(elements of W and R) multiply-adds; for each of the T·N·D·h cells 1 addition (the two
 * products' sum) and, with B, 2 more; 1 function f of {@code activations}.
 *
 * <p>Convention: every sequence counts as T long, whatever sequence_lens holds.
 *
 * <p>Fails: {@link ShapeException} when W and R disagree with X, or an activation is unknown.
 *
 * <p>Source: ONNX operator RNN, opset 1–22.
 */
public final class Rnn implements Operator {
    private static final int BIAS = 3;

    @Override
    public OperatorId id() {
        return OperatorId.onnx("RNN");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Sequences sequences = Sequences.of(node, 1);
        return List.of(input.with(sequences.all()), input.with(sequences.last()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Sequences sequences = Sequences.of(node, 1);
        Gates gates = Gates.of(node.attributes(), List.of("Tanh"));
        Cost sums = Cost.additions(1 + (node.hasInput(BIAS) ? 2 : 0));
        Cost cost = Gates.products(node, sequences);
        for (int direction = 0; direction < sequences.directions(); direction++) {
            Cost cell = sums.plus(gates.cost(direction, 0));
            cost = cost.plus(cell.times(sequences.cellsOfDirection()));
        }
        return cost;
    }
}
