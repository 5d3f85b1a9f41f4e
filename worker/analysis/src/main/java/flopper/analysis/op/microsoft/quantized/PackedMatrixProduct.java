package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.PackedWeights;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.matmul.MatMul;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Matrix products with a weight matrix packed in few bits, in blocks with a scale each.
 *
 * <p>Shapes: A […, K], packed weights of K·N numbers, scales, … → Y […, N] of A's type.
 * <p>Cost: as MatMul with a [K, N] matrix; the row's operations per weight to dequantize it; with bias one addition
 * per output.
 * <p>Convention: weights are dequantized once in each run.
 * <p>Fails: as MatMul; {@link ShapeException} when K or N is missing.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: the operators named MatMul… of the rows, version 1.
 */
public enum PackedMatrixProduct implements Operator, PackedWeights {
    /** FP4 or NF4: a table gives the value, one multiplication scales it; transB 0 swaps K and N. */
    BNB4("MatMulBnb4", Cost.multiplications(1), 9) {
        @Override
        Shape weights(TypedNode node) {
            long inner = attribute(node, "K");
            long outer = attribute(node, "N");
            return node.attributes().integer("transB", 1) != 0
                    ? Shape.of(inner, outer)
                    : Shape.of(outer, inner);
        }
    },
    /** NVFP4, two values a byte in B [N, K/2]: a block's and a global scale. */
    FP4("MatMulBlockQuantizedFp4Weight", Cost.multiplications(2), 5) {
        @Override
        Shape weights(TypedNode node) {
            Shape packed = node.input(1).shape();
            return Shape.of(2 * packed.dim(1), packed.dim(0));
        }
    },
    /** FP8 in B [N, K]: a block's scale. */
    FP8("MatMulBlockQuantizedFp8Weight", Cost.multiplications(1), 4) {
        @Override
        Shape weights(TypedNode node) {
            Shape packed = node.input(1).shape();
            return Shape.of(packed.dim(1), packed.dim(0));
        }
    },
    /** Four bits in a blob whose shape is an input. */
    FP_Q4("MatMulFpQ4", new Cost(0, 1, 1, 0, 0, 0), 9) {
        @Override
        Shape weights(TypedNode node) {
            return Shape.of(node.requireConstant(2, "B_shape").toLongs());
        }
    },
    /** Two to eight bits with a zero point. */
    N_BITS("MatMulNBits", new Cost(0, 1, 1, 0, 0, 0), 5) {
        @Override
        Shape weights(TypedNode node) {
            return Shape.of(attribute(node, "K"), attribute(node, "N"));
        }
    };

    private static final MatMul MATMUL = new MatMul();

    private final String operator;
    private final Cost perWeight;
    private final int bias;

    PackedMatrixProduct(String operator, Cost perWeight, int bias) {
        this.operator = operator;
        this.perWeight = perWeight;
        this.bias = bias;
    }

    /** The weights as the matrix they stand for. */
    abstract Shape weights(TypedNode node);

    private static long attribute(TypedNode node, String name) {
        return node.attributes()
                .integer(name)
                .orElseThrow(() -> new ShapeException(name + " is missing"));
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return product(node).infer(MATMUL);
    }

    @Override
    public long weights(TypedNode node, int input) {
        return input == 1 ? weights(node).elements() : node.input(input).elements();
    }

    private Recast product(TypedNode node) {
        return Recast.of(node, 13, 0).plus(node.input(0).with(weights(node)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long biased = node.hasInput(bias) ? node.output(0).elements() : 0;
        return product(node)
                .cost(MATMUL)
                .plus(perWeight.times(weights(node).elements()))
                .plus(Cost.additions(biased));
    }
}
