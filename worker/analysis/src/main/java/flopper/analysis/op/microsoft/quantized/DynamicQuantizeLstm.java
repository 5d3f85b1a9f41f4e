package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.quantization.DynamicQuantizeLinear;
import flopper.analysis.op.recurrent.Lstm;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Long short-term memory with quantized weights, its inputs quantized as they come.
 *
 * <p>Shapes: as LSTM, with W [D, i, 4·h] and R [D, h, 4·h] → as LSTM.
 * <p>Cost: as LSTM; X and each hidden state quantized by their own range; two multiplications for each of the 4·h sums of
 * a cell, which scale the products of W and R.
 * <p>Convention: as LSTM; zero points fold into the accumulation.
 * <p>Fails: as LSTM.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: DynamicQuantizeLSTM, version 1.
 */
public final class DynamicQuantizeLstm implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("DynamicQuantizeLSTM");
    }

    private static final Lstm LSTM = new Lstm();
    private static final int RECURRENCE = 2;

    @Override
    public List<ValueType> infer(TypedNode node) {
        return lstm(node).infer(LSTM);
    }

    private static Recast lstm(TypedNode node) {
        return Recast.of(node, 14, 0, 1, 2, 3, 4, 5, 6, 7)
                .retyped(1, transposed(node.input(1)))
                .retyped(2, transposed(node.input(RECURRENCE)));
    }

    private static TensorType transposed(TensorType weights) {
        Shape shape = weights.shape();
        if (shape.rank() != 3) {
            throw new ShapeException("weights " + shape + " are no stack of matrices");
        }
        return weights.with(Shape.of(shape.dim(0), shape.dim(2), shape.dim(1)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long hidden = node.output(0).elements();
        return lstm(node)
                .cost(LSTM)
                .plus(DynamicQuantizeLinear.of(node.input(0).elements()))
                .plus(DynamicQuantizeLinear.of(hidden))
                .plus(Cost.multiplications(2 * 4).times(hidden));
    }
}
