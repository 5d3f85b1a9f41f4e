package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.ArrayList;
import java.util.List;

/**
 * Matrix product with its operands transposed, its result scaled and an activation applied.
 *
 * <p>Shapes: A, B as MatMul, after transBatch moved their first axis before the last and trans swapped the last
 * two; vectors stay as they are → Y.
 * <p>Cost: as MatMul; one multiplication per output unless alpha is 1; the activation's operations per output.
 * <p>Convention: a fused operation costs what it costs alone.
 * <p>Fails: as MatMul; {@link flopper.analysis.tensor.ShapeException} for an unknown activation.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: FusedMatMul, FusedMatMulActivation, TransposeMatMul, version 1.
 */
public enum FusedMatrixProduct implements Operator {
    FUSED_MATMUL("FusedMatMul"),
    FUSED_MATMUL_ACTIVATION("FusedMatMulActivation"),
    TRANSPOSE_MATMUL("TransposeMatMul");

    private static final MatMul MATMUL = new MatMul();

    private final String operator;

    FusedMatrixProduct(String operator) {
        this.operator = operator;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return product(node).infer(MATMUL);
    }

    private static Recast product(TypedNode node) {
        return Recast.of(node, 13, 0, 1)
                .retyped(0, operand(node, 0, "A"))
                .retyped(1, operand(node, 1, "B"));
    }

    private static TensorType operand(TypedNode node, int input, String name) {
        TensorType type = node.input(input);
        if (type.shape().rank() < 2) {
            return type;
        }
        List<Long> dims = new ArrayList<>(type.shape().toList());
        if (node.attributes().integer("transBatch" + name, 0) != 0) {
            dims.add(dims.size() - 2, dims.removeFirst());
        }
        if (node.attributes().integer("trans" + name, 0) != 0) {
            dims.add(dims.size() - 2, dims.removeLast());
        }
        return type.with(Shape.of(dims));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        TensorType output = node.output(0);
        boolean scaled = node.attributes().real("alpha", 1) != 1;
        return product(node)
                .cost(MATMUL)
                .plus(Cost.multiplications(scaled ? output.elements() : 0))
                .plus(FusedActivation.cost(node, output));
    }
}
