package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.normalization.Dropout;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Dropout with a bias and a residual added, or with its mask in bits.
 *
 * <p>Shapes: data [d1…dn], in the Bias forms bias that broadcasts to it and residual as it?; ratio?, training_mode? →
 * output as data; mask as data, BOOL, or in the Bitmask forms [⌈elements / 32⌉], UINT32.
 * <p>Cost: one addition per element for bias, one for residual; then as Dropout.
 * <p>Convention: as Dropout.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when bias does not broadcast.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: BiasDropout, BitmaskBiasDropout, BitmaskDropout, version 1.
 */
public enum FusedDropout implements Operator {
    BIAS_DROPOUT("BiasDropout", true, false),
    BITMASK_BIAS_DROPOUT("BitmaskBiasDropout", true, true),
    BITMASK_DROPOUT("BitmaskDropout", false, true);

    private static final int BIAS = 1;
    private static final int RESIDUAL = 2;
    private static final Dropout DROPOUT = new Dropout();

    private final String operator;
    private final boolean biased;
    private final boolean bits;

    FusedDropout(String operator, boolean biased, boolean bits) {
        this.operator = operator;
        this.biased = biased;
        this.bits = bits;
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        if (biased) {
            Broadcasting.requireStretches(node.input(BIAS).shape(), input.shape());
        }
        TensorType mask =
                bits
                        ? TensorType.of(
                                ElementType.UINT32,
                                Math.ceilDiv(input.elements(), (long) Integer.SIZE))
                        : input.with(ElementType.BOOL);
        return List.of(input, mask);
    }

    private Recast dropout(TypedNode node) {
        return biased ? Recast.of(node, 13, 0, 3, 4) : Recast.of(node, 13, 0, 1, 2);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        int added = biased ? (node.hasInput(RESIDUAL) ? 2 : 1) : 0;
        return dropout(node)
                .cost(DROPOUT)
                .plus(Cost.additions(added).times(node.input(0).elements()));
    }
}
