package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.Gemm;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * General matrix product of quantized matrices, to a quantized or a real one.
 *
 * <p>Shapes: A, B, C? as Gemm (inputs 0, 3 and 6) → Y of y_zero_point's type, else FLOAT.
 * <p>Cost: as Gemm; per output the operations of a requantization, or one multiplication to a real result.
 * <p>Convention: zero points of A and B fold into the accumulation.
 * <p>Fails: as Gemm.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: QGemm, version 1.
 */
public final class QGemm implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("QGemm");
    }

    private static final Gemm GEMM = new Gemm();
    private static final int ZERO_POINT = 8;

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(
                gemm(node)
                        .output(GEMM)
                        .with(
                                node.hasInput(ZERO_POINT)
                                        ? node.input(ZERO_POINT).elementType()
                                        : ElementType.FLOAT));
    }

    private static Recast gemm(TypedNode node) {
        return Recast.of(node, 13, 0, 3, 6);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long outputs = node.output(0).elements();
        return gemm(node)
                .cost(GEMM)
                .plus(
                        node.hasInput(ZERO_POINT)
                                ? Requantization.of(outputs)
                                : Cost.multiplications(outputs));
    }
}
