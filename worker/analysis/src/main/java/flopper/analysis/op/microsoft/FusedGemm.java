package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.Gemm;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * General matrix product with an activation applied, also of 8-bit floating-point operands.
 *
 * <p>Shapes: A, B, C? as Gemm → Y, of dtype where that is given.
 * <p>Cost: as Gemm; the activation's operations per output.
 * <p>Convention: a fused operation costs what it costs alone; scales of 8-bit operands fold into alpha.
 * <p>Fails: as Gemm; {@link flopper.analysis.tensor.ShapeException} for an unknown activation.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: FusedGemm, GemmFloat8, version 1.
 */
public enum FusedGemm implements Operator {
    FUSED_GEMM("FusedGemm"),
    GEMM_FLOAT8("GemmFloat8");

    private static final Gemm GEMM = new Gemm();

    private final String operator;

    FusedGemm(String operator) {
        this.operator = operator;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType output = gemm(node).output(GEMM);
        return List.of(output.with(TypeAttribute.of(node, "dtype").orElse(output.elementType())));
    }

    private static Recast gemm(TypedNode node) {
        return Recast.of(node, 13, 0, 1, 2);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return gemm(node).cost(GEMM).plus(FusedActivation.cost(node, node.output(0)));
    }
}
