package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Turns indices into vectors that are on at the index and off elsewhere.
 *
 * <p>Shapes: indices [i1…iq], depth [] or [1], values [2] → indices with depth inserted at axis, of values' type.
 * <p>Cost: none.
 * <p>Convention: every output element is written.
 * <p>Fails: {@link ShapeException} when depth is below 1; unresolved unless it is known.
 * <p>Source: ONNX operator OneHot, opset 9–28.
 */
public final class OneHot implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("OneHot");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        Shape indices = node.input(0).shape();
        long depth = node.requireScalar(1, "depth");
        if (depth < 1) {
            throw new ShapeException("depth is " + depth);
        }
        TensorType offAndOn = node.input(2);
        if (offAndOn.elements() != 2) {
            throw new ShapeException("values are " + offAndOn.shape() + ", not off and on");
        }
        int axis = axis(node);
        long[] dims = new long[indices.rank() + 1];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i == axis ? depth : indices.dim(i < axis ? i : i - 1);
        }
        return List.of(offAndOn.with(Shape.of(dims)));
    }

    private static int axis(TypedNode node) {
        Shape result = Shape.of(new long[node.input(0).shape().rank() + 1]);
        return result.axis(node.attributes().integer("axis", -1));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty() || node.constant(2).isEmpty()) {
            return List.of();
        }
        ConstantTensor indices = node.constant(0).get();
        ConstantTensor offAndOn = node.constant(2).get();
        Shape shape = node.output(0).shape();
        int axis = axis(node);
        long depth = shape.dim(axis);
        long inner = shape.elements(axis + 1, shape.rank());
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        for (int target = 0; target < values.size(); target++) {
            long along = target / inner % depth;
            long index = indices.longAt((int) (target / (inner * depth) * inner + target % inner));
            values.set(target, offAndOn, (index < 0 ? index + depth : index) == along ? 1 : 0);
        }
        return List.of(values.build());
    }
}
