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
 * Long short-term memory.
 *
 * <p>Shapes: X [T, N, i], W [D, 4·h, i], R [D, 4·h, h], B [D, 8·h]?, sequence_lens?, initial_h?, initial_c?,
 * P [D, 3·h]? → Y [T, D, N, h], Y_h, Y_c [D, N, h]; with {@code layout} 1 N comes first.
 *
 * <p>Cost: T·N·(elements of W and R) multiply-adds; for each of the T·N·D·h cells 4 additions (the two
 * products' sums) and, with B, 8 more; 3 gates f, 1 candidate g and 1 output h of {@code activations}; with P,
 * 3 multiplications and 3 additions; 3 multiplications and 1 addition (new cell and hidden state). With
 * {@code input_forget} one gate is an addition instead.
 *
 * <p>Convention: every sequence counts as T long, whatever sequence_lens holds.
 *
 * <p>Fails: {@link ShapeException} when W and R disagree with X, or an activation is unknown.
 *
 * <p>Source: ONNX operator LSTM, opset 1–22.
 */
public final class Lstm implements Operator {
    private static final int GATES = 4;
    private static final int BIAS = 3;
    private static final int PEEPHOLES = 7;
    private static final Cost STATES = Cost.multiplications(3).plus(Cost.additions(1));

    @Override
    public OperatorId id() {
        return OperatorId.onnx("LSTM");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Sequences sequences = Sequences.of(node, GATES);
        TensorType last = input.with(sequences.last());
        return List.of(input.with(sequences.all()), last, last);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Sequences sequences = Sequences.of(node, GATES);
        Gates gates = Gates.of(node.attributes(), List.of("Sigmoid", "Tanh", "Tanh"));
        boolean coupled = node.attributes().integer("input_forget", 0) != 0;
        Cost always = Cost.additions(GATES + (node.hasInput(BIAS) ? 2 * GATES : 0)).plus(STATES);
        if (node.hasInput(PEEPHOLES)) {
            always = always.plus(Cost.multiplications(3)).plus(Cost.additions(3));
        }
        Cost cost = Gates.products(node, sequences);
        for (int direction = 0; direction < sequences.directions(); direction++) {
            Cost cell =
                    always.plus(gates.cost(direction, 0).times(coupled ? 2 : 3))
                            .plus(Cost.additions(coupled ? 1 : 0))
                            .plus(gates.cost(direction, 1))
                            .plus(gates.cost(direction, 2));
            cost = cost.plus(cell.times(sequences.cellsOfDirection()));
        }
        return cost;
    }
}
