package flopper.analysis.op.quantization;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix product of quantized tensors to whole accumulators.
 *
 * <p>Shapes: A, B as MatMul → Y, INT32.
 * <p>Cost: as MatMul.
 * <p>Convention: zero points fold into the accumulation.
 * <p>Fails: as MatMul.
 * <p>Source: ONNX operator MatMulInteger, opset 10.
 */
public final class MatMulInteger implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("MatMulInteger");
    }

    private static final MatMul MATMUL = new MatMul();

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(product(node).output(MATMUL).with(ElementType.INT32));
    }

    private static Recast product(TypedNode node) {
        return Recast.of(node, node.opset(), 0, 1);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return product(node).cost(MATMUL);
    }
}
