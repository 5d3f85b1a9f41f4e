package flopper.analysis.op.microsoft.quantized;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.Recast;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.quantization.Requantization;
import flopper.analysis.op.reshaping.Concat;
import flopper.analysis.tensor.ValueType;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins quantized tensors along one axis under a common scale.
 *
 * <p>Shapes: Y_scale, Y_zero_point, then tensor, scale and zero point of each part → as Concat of the parts, of
 * Y_zero_point's type.
 * <p>Cost: an addition and a multiplication per part element; a multiplication, an addition and two comparisons per
 * output.
 * <p>Convention: parts that already have the common scale count as the others.
 * <p>Fails: as Concat.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: QLinearConcat, version 1.
 */
public final class QLinearConcat implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("QLinearConcat");
    }

    private static final Concat CONCAT = new Concat();
    private static final int ZERO_POINT = 1;

    @Override
    public List<ValueType> infer(TypedNode node) {
        int[] parts =
                IntStream.iterate(2, input -> input < node.inputCount(), input -> input + 3)
                        .toArray();
        return List.of(
                Recast.of(node, 13, parts)
                        .output(CONCAT)
                        .with(node.input(ZERO_POINT).elementType()));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        long elements = node.output(0).elements();
        return Requantization.back(elements).plus(Requantization.of(elements));
    }
}
