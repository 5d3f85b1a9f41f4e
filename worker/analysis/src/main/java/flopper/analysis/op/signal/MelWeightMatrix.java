package flopper.analysis.op.signal;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * The matrix that gathers a linear spectrum into bins of the mel scale.
 *
 * <p>Shapes: num_mel_bins [], dft_length [], sample_rate, lower_edge_hertz, upper_edge_hertz [] → Y
 * [⌊dft_length/2⌋ + 1, num_mel_bins] of the type {@code output_datatype}.
 *
 * <p>Cost: for each of the num_mel_bins + 2 edges, 700·(10^(mel/2595) − 1)·(dft_length + 1)/sample_rate: 2
 * divisions, 1 transcendental, 1 addition, 2 multiplications and 1 comparison (rounding); for each element of
 * Y, 2 comparisons, 1 addition and 1 division (the slope of its triangle).
 *
 * <p>Convention: computed anew in every run; the spacing of the edges in mel is not counted.
 *
 * <p>Fails: {@link ShapeException} when a size is negative, or output_datatype names no element type;
 * {@link UnresolvedException} when num_mel_bins or dft_length depends on data.
 *
 * <p>Source: ONNX operator MelWeightMatrix, opset 17.
 */
public final class MelWeightMatrix implements Operator {
    private static final Cost EDGE = new Cost(0, 1, 2, 2, 1, 1);
    private static final Cost ELEMENT = new Cost(0, 1, 0, 1, 2, 0);

    @Override
    public OperatorId id() {
        return OperatorId.onnx("MelWeightMatrix");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        long bins = node.requireScalar(0, "num_mel_bins");
        long length = node.requireScalar(1, "dft_length");
        return List.of(
                new TensorType(
                        TypeAttribute.of(node, "output_datatype").orElse(ElementType.FLOAT),
                        Shape.of(Math.floorDiv(length, 2) + 1, bins)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        Shape matrix = node.output(0).shape();
        return EDGE.times(matrix.dim(1) + 2).plus(ELEMENT.times(matrix.elements()));
    }
}
