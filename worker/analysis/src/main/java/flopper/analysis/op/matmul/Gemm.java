package flopper.analysis.op.matmul;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.Attributes;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * General matrix product: alpha·A·B + beta·C, with A and B transposed at will.
 *
 * <p>Shapes: A [M, K], B [K, N], C that broadcasts to [M, N]? → Y [M, N]; {@code transA} and {@code transB}
 * swap the axes of A and B.
 *
 * <p>Cost: M·N·K multiply-adds; with C, M·N additions; M·N multiplications unless alpha is 1; with C, its
 * elements in multiplications unless beta is 1.
 *
 * <p>Convention: bias is additions; a beta of 0 still adds C.
 *
 * <p>Fails: {@link ShapeException} when A or B is no matrix, the inner sizes differ, or C does not
 * broadcast.
 *
 * <p>Source: ONNX operator Gemm, opset 1–13.
 */
public final class Gemm implements Operator {
    private record Settings(float alpha, float beta, boolean transposeA, boolean transposeB) {
        static Settings of(Attributes attributes) {
            return new Settings(
                    attributes.real("alpha", 1),
                    attributes.real("beta", 1),
                    attributes.integer("transA", 0) != 0,
                    attributes.integer("transB", 0) != 0);
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("Gemm");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Settings settings = Settings.of(node.attributes());
        Shape left = matrix(input.shape(), "A", settings.transposeA());
        Shape right = matrix(node.input(1).shape(), "B", settings.transposeB());
        Shape output = MatrixProduct.shape(left, right);
        if (node.hasInput(2)) {
            Broadcasting.requireStretches(node.input(2).shape(), output);
        }
        return List.of(input.with(output));
    }

    private static Shape matrix(Shape shape, String name, boolean transposed) {
        if (shape.rank() != 2) {
            throw new ShapeException(name + " is no matrix: " + shape);
        }
        return transposed ? Shape.of(shape.dim(1), shape.dim(0)) : shape;
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Settings settings = Settings.of(node.attributes());
        long inner = node.input(0).shape().dim(settings.transposeA() ? 0 : 1);
        long outputs = node.output(0).elements();
        Cost cost = Cost.multiplyAdds(inner).times(outputs);
        if (settings.alpha() != 1) {
            cost = cost.plus(Cost.multiplications(outputs));
        }
        if (!node.hasInput(2)) {
            return cost;
        }
        if (settings.beta() != 1) {
            cost = cost.plus(Cost.multiplications(node.input(2).elements()));
        }
        return cost.plus(Cost.additions(outputs));
    }
}
