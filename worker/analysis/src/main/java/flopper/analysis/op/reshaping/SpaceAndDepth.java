package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Blocks of pixels moved into channels and back.
 *
 * <p>Shapes: DepthToSpace [N, C, H, W] → [N, C / b², H·b, W·b] with b = blocksize; SpaceToDepth the reverse.
 * <p>Cost: none.
 * <p>Convention: every element is read and written once; mode only changes the order.
 * <p>Fails: {@link ShapeException} when a dimension is not divisible, or the input has not four.
 * <p>Source: ONNX operators DepthToSpace and SpaceToDepth, opset 1–28.
 */
public enum SpaceAndDepth implements Operator {
    DEPTH_TO_SPACE("DepthToSpace") {
        @Override
        Shape moved(Shape in, long block) {
            long area = Math.multiplyExact(block, block);
            return Shape.of(
                    in.dim(0), divided(in, 1, area), times(in, 2, block), times(in, 3, block));
        }
    },
    SPACE_TO_DEPTH("SpaceToDepth") {
        @Override
        Shape moved(Shape in, long block) {
            long area = Math.multiplyExact(block, block);
            return Shape.of(
                    in.dim(0), times(in, 1, area), divided(in, 2, block), divided(in, 3, block));
        }
    };

    private final String operator;

    SpaceAndDepth(String name) {
        operator = name;
    }

    abstract Shape moved(Shape in, long block);

    private static long times(Shape in, int axis, long factor) {
        return Math.multiplyExact(in.dim(axis), factor);
    }

    private static long divided(Shape in, int axis, long divisor) {
        if (in.dim(axis) % divisor != 0) {
            throw new ShapeException(
                    "dimension " + axis + " of " + in + " is not divisible by " + divisor);
        }
        return in.dim(axis) / divisor;
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        long block =
                node.attributes()
                        .integer("blocksize")
                        .filter(size -> size > 0)
                        .orElseThrow(() -> new ShapeException("blocksize is missing or below 1"));
        if (input.shape().rank() != 4) {
            throw new ShapeException("the input " + input.shape() + " has not four dimensions");
        }
        return List.of(input.with(moved(input.shape(), block)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }
}
