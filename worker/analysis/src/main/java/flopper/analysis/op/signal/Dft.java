package flopper.analysis.op.signal;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Discrete Fourier transform along an axis.
 *
 * <p>Shapes: X [d1…dn, 1 or 2], dft_length []?, axis []? → Y [d1…dn, 2] with dft_length along the axis, or
 * ⌊dft_length/2⌋ + 1 of them where {@code onesided}; the inverse of such a half gives [d1…dn, 1]. Before
 * opset 20 axis is an attribute.
 *
 * <p>Cost: for each row of length n, ⌈n/2⌉·⌈log2 n⌉ butterflies of 4 multiplications and 6 additions, ⌈n/4⌉
 * in place of ⌈n/2⌉ where onesided; the inverse also divides each element of Y.
 *
 * <p>Convention: the fast transform, 5·n·log2 n, whatever the factors of n.
 *
 * <p>Fails: {@link ShapeException} when the axis is the last one, or X's last axis is neither 1 nor 2;
 * {@link UnresolvedException} when dft_length or axis depends on data.
 *
 * <p>Source: ONNX operator DFT, opset 17–20.
 */
public final class Dft implements Operator {
    private static final int AXIS_IS_INPUT_SINCE = 20;

    private record Settings(int axis, long length, boolean inverse, boolean oneSided) {
        static Settings of(TypedNode node) {
            boolean inverse = node.attributes().integer("inverse", 0) != 0;
            boolean oneSided = node.attributes().integer("onesided", 0) != 0;
            Shape input = node.input(0).shape();
            int axis = input.axis(axis(node));
            if (axis == input.rank() - 1 || (input.dim(-1) != 1 && input.dim(-1) != 2)) {
                throw new ShapeException("no transform along axis " + axis + " of " + input);
            }
            long size = input.dim(axis);
            long length =
                    node.hasInput(1)
                            ? node.requireScalar(1, "dft_length")
                            : inverse && oneSided ? 2 * (size - 1) : size;
            return new Settings(axis, length, inverse, oneSided);
        }

        private static long axis(TypedNode node) {
            if (node.opset() < AXIS_IS_INPUT_SINCE) {
                return node.attributes().integer("axis", 1);
            }
            return node.hasInput(2) ? node.requireScalar(2, "axis") : -2;
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("DFT");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Settings settings = Settings.of(node);
        boolean half = settings.oneSided() && !settings.inverse();
        boolean real = settings.oneSided() && settings.inverse();
        long size = half ? settings.length() / 2 + 1 : settings.length();
        return List.of(
                input.with(input.shape().with(settings.axis(), size).with(-1, real ? 1 : 2)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Settings settings = Settings.of(node);
        Shape rows = node.input(0).shape().with(settings.axis(), 1).with(-1, 1);
        Cost scaling = Cost.divisions(settings.inverse() ? node.output(0).elements() : 0);
        return FourierCost.transform(settings.length(), settings.oneSided())
                .times(rows.elements())
                .plus(scaling);
    }
}
