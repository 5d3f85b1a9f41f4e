package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.graph.AttributeValue;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.signal.Dft;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Fourier transform of real signals and its inverse, one side of the spectrum kept.
 *
 * <p>Shapes: Rfft: X […, n] → Y […, ⌊n/2⌋ + 1, 2]; Irfft: X […, m, 2] → Y […, 2·(m − 1)].
 * <p>Cost: as DFT with onesided.
 * <p>Convention: as DFT.
 * <p>Fails: as DFT.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: Irfft, Rfft, version 1.
 */
public enum RealFourier implements Operator {
    FORWARD("Rfft", 0) {
        @Override
        Shape complex(Shape input) {
            return appended(input, 1);
        }

        @Override
        Shape result(Shape transformed) {
            return transformed;
        }
    },
    INVERSE("Irfft", 1) {
        @Override
        Shape complex(Shape input) {
            return input;
        }

        @Override
        Shape result(Shape transformed) {
            return Shape.of(transformed.toList().subList(0, transformed.rank() - 1));
        }
    };

    private static final Dft DFT = new Dft();

    private final String operator;
    private final long inverse;

    RealFourier(String operator, long inverse) {
        this.operator = operator;
        this.inverse = inverse;
    }

    /** The input with the axis of real and imaginary parts that DFT wants. */
    abstract Shape complex(Shape input);

    /** What becomes of the output of DFT. */
    abstract Shape result(Shape transformed);

    private static Shape appended(Shape shape, long size) {
        return Shape.of(
                LongStream.concat(LongStream.of(shape.toArray()), LongStream.of(size)).toArray());
    }

    @Override
    public OperatorId id() {
        return OperatorId.microsoft(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType transformed = transform(node).output(DFT);
        return List.of(transformed.with(result(transformed.shape())));
    }

    private Recast transform(TypedNode node) {
        TensorType input = node.input(0);
        return Recast.of(node, 20, 0)
                .retyped(0, input.with(complex(input.shape())))
                .with("onesided", new AttributeValue.Int(1))
                .with("inverse", new AttributeValue.Int(inverse));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return transform(node).cost(DFT);
    }
}
