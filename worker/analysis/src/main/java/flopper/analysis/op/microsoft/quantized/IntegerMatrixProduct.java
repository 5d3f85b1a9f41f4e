package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.op.quantization.DynamicQuantizeLinear;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix products on integers whose result is scaled to real numbers, or kept whole.
 *
 * <p>Shapes: A, B as MatMul, bias [N]? → Y of the row's type.
 * <p>Cost: as MatMul; the row's operations per output; with bias one addition per output.
 * <p>Convention: zero points fold into the accumulation.
 * <p>Fails: as MatMul.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: DynamicQuantizeMatMul, MatMulInteger16, MatMulIntegerToFloat, version 1.
 */
public enum IntegerMatrixProduct implements Operator {
    /** A is quantized by its own range first, then as TO_FLOAT. */
    DYNAMIC("DynamicQuantizeMatMul", 4) {
        @Override
        ElementType type(TypedNode node) {
            return node.input(0).elementType();
        }

        @Override
        Cost around(ResolvedNode node) {
            return DynamicQuantizeLinear.of(node.input(0).elements())
                    .plus(Cost.multiplications(node.output(0).elements()));
        }
    },
    /** Kept as INT32. */
    INTEGER16("MatMulInteger16", 2) {
        @Override
        ElementType type(TypedNode node) {
            return ElementType.INT32;
        }

        @Override
        Cost around(ResolvedNode node) {
            return Cost.NONE;
        }
    },
    /** One multiplication by the product of the scales. */
    TO_FLOAT("MatMulIntegerToFloat", 6) {
        @Override
        ElementType type(TypedNode node) {
            return node.input(2).elementType();
        }

        @Override
        Cost around(ResolvedNode node) {
            return Cost.multiplications(node.output(0).elements());
        }
    };

    private static final MatMul MATMUL = new MatMul();

    private final String operator;
    private final int bias;

    IntegerMatrixProduct(String operator, int bias) {
        this.operator = operator;
        this.bias = bias;
    }

    abstract ElementType type(TypedNode node);

    /** What it costs before and after the product. */
    abstract Cost around(ResolvedNode node);

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(product(node).output(MATMUL).with(type(node)));
    }

    private static Recast product(TypedNode node) {
        return Recast.of(node, 13, 0, 1);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long biased = node.hasInput(bias) ? node.output(0).elements() : 0;
        return product(node).cost(MATMUL).plus(around(node)).plus(Cost.additions(biased));
    }
}
