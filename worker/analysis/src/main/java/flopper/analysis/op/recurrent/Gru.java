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
 * Gated recurrent unit.
 *
 * <p>Shapes: X [T, N, i], W [D, 3·h, i], R [D, 3·h, h], B [D, 6·h]?, sequence_lens?, initial_h? → Y
 * [T, D, N, h], Y_h [D, N, h]; with {@code layout} 1 N comes first.
 *
 * <p>Cost: T·N·(elements of W and R) multiply-adds; for each of the T·N·D·h cells 3 additions (the two
 * products' sums) and, with B, 6 more; 2 gates f and 1 candidate g of {@code activations}; 1 multiplication
 * (reset); 2 multiplications and 2 additions (new hidden state).
 *
 * <p>Convention: every sequence counts as T long, whatever sequence_lens holds; {@code linear_before_reset}
 * changes nothing.
 *
 * <p>Fails: {@link ShapeException} when W and R disagree with X, or an activation is unknown.
 *
 * <p>Source: ONNX operator GRU, opset 1–22.
 */
public final class Gru implements Operator {
    private static final int GATES = 3;
    private static final int BIAS = 3;
    private static final Cost STATE = Cost.multiplications(3).plus(Cost.additions(2));

    @Override
    public OperatorId id() {
        return OperatorId.onnx("GRU");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Sequences sequences = Sequences.of(node, GATES);
        return List.of(input.with(sequences.all()), input.with(sequences.last()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Sequences sequences = Sequences.of(node, GATES);
        Gates gates = Gates.of(node.attributes(), List.of("Sigmoid", "Tanh"));
        Cost always = Cost.additions(GATES + (node.hasInput(BIAS) ? 2 * GATES : 0)).plus(STATE);
        Cost cost = Gates.products(node, sequences);
        for (int direction = 0; direction < sequences.directions(); direction++) {
            Cost cell =
                    always.plus(gates.cost(direction, 0).times(2)).plus(gates.cost(direction, 1));
            cost = cost.plus(cell.times(sequences.cellsOfDirection()));
        }
        return cost;
    }
}
