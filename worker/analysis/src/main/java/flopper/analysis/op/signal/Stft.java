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
 * Short-time Fourier transform: one transform for each window of a signal.
 *
 * <p>Shapes: signal [B, L, 1 or 2], frame_step [], window [n]?, frame_length []? → Y [B, F, k, 2], with
 * F = ⌊(L − n)/frame_step⌋ + 1 and k = ⌊n/2⌋ + 1, or n unless {@code onesided}.
 *
 * <p>Cost: for each of the B·F frames ⌈n/2⌉·⌈log2 n⌉ butterflies of 4 multiplications and 6 additions, ⌈n/4⌉
 * in place of ⌈n/2⌉ where onesided; with window a multiplication for each of the frame's numbers.
 *
 * <p>Convention: the fast transform, 5·n·log2 n, whatever the factors of n.
 *
 * <p>Fails: {@link ShapeException} when signal is not of rank 3, or a frame is longer than it;
 * {@link UnresolvedException} when frame_step or frame_length depends on data.
 *
 * <p>Source: ONNX operator STFT, opset 17.
 */
public final class Stft implements Operator {
    private static final int WINDOW = 2;
    private static final int FRAME_LENGTH = 3;

    private record Frames(long batch, long count, long length, boolean oneSided) {
        static Frames of(TypedNode node) {
            Shape signal = node.input(0).shape();
            if (signal.rank() != 3) {
                throw new ShapeException("the signal " + signal + " is not of rank 3");
            }
            long step = node.requireScalar(1, "frame_step");
            long length = length(node, signal);
            if (step < 1 || length < 1 || length > signal.dim(1)) {
                throw new ShapeException(
                        "frames of " + length + " every " + step + " do not fit " + signal);
            }
            return new Frames(
                    signal.dim(0),
                    (signal.dim(1) - length) / step + 1,
                    length,
                    node.attributes().integer("onesided", 1) != 0);
        }

        private static long length(TypedNode node, Shape signal) {
            if (node.hasInput(FRAME_LENGTH)) {
                return node.requireScalar(FRAME_LENGTH, "frame_length");
            }
            return node.hasInput(WINDOW) ? node.input(WINDOW).elements() : signal.dim(1);
        }
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx("STFT");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType signal = node.input(0);
        Frames frames = Frames.of(node);
        long bins = frames.oneSided() ? frames.length() / 2 + 1 : frames.length();
        return List.of(signal.with(Shape.of(frames.batch(), frames.count(), bins, 2)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Frames frames = Frames.of(node);
        long windowed = node.hasInput(WINDOW) ? node.input(0).shape().dim(2) : 0;
        return FourierCost.transform(frames.length(), frames.oneSided())
                .plus(Cost.multiplications(windowed).times(frames.length()))
                .times(Math.multiplyExact(frames.batch(), frames.count()));
    }
}
