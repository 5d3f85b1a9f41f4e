package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.IntegerList;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.Selection;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Crops or pads axes around their centre to given sizes.
 *
 * <p>Shapes: input [d1…dn], shape [m], axes [m]? → these axes take the sizes of shape, others stay.
 * <p>Cost: none.
 * <p>Convention: the elements kept are read, every output element is written.
 * <p>Fails: {@link ShapeException} when shape has not one size per axis.
 * <p>Source: ONNX operator CenterCropPad, opset 18.
 */
public final class CenterCropPad implements Operator, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("CenterCropPad");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape shape = input.shape();
        long[] sizes = node.requireConstant(1, "shape").toLongs();
        int[] axes =
                IntegerList.ofAttribute(node, "axes")
                        .map(given -> IntegerList.axes(shape, given))
                        .orElseGet(() -> IntStream.range(0, shape.rank()).toArray());
        if (sizes.length != axes.length) {
            throw new ShapeException(
                    "shape "
                            + Arrays.toString(sizes)
                            + " is not one size for each of "
                            + axes.length
                            + " axes");
        }
        long[] dims = shape.toArray();
        for (int i = 0; i < axes.length; i++) {
            dims[axes[i]] = sizes[i];
        }
        return List.of(input.with(Shape.of(dims)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
