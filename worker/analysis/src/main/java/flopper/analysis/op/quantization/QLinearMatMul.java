package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix product of quantized tensors to a quantized tensor.
 *
 * <p>Shapes: a, b as MatMul (inputs 0 and 3) → y of y_zero_point's type.
 * <p>Cost: as MatMul; a multiplication, an addition and two comparisons per output to requantize.
 * <p>Convention: zero points of a and b fold into the accumulation.
 * <p>Fails: as MatMul.
 * <p>Source: ONNX operator QLinearMatMul, opset 10–21.
 */
public final class QLinearMatMul implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("QLinearMatMul");
    }

    private static final MatMul MATMUL = new MatMul();
    private static final int ZERO_POINT = 7;

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(product(node).output(MATMUL).with(node.input(ZERO_POINT).elementType()));
    }

    private static Recast product(TypedNode node) {
        return Recast.of(node, node.opset(), 0, 3);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return product(node).cost(MATMUL).plus(Requantization.of(node.output(0).elements()));
    }
}
