package flopper.analysis.op.indexing;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.Selection;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Picks single elements along one axis.
 *
 * <p>Shapes: data [d1…dn], indices [i1…in] → indices' shape.
 * <p>Cost: none.
 * <p>Convention: reads the indices and the elements picked.
 * <p>Fails: {@link ShapeException} when the ranks differ, or a known index lies outside the axis.
 * <p>Source: ONNX operator GatherElements, opset 11–13.
 */
public final class GatherElements implements Operator, ConstantFolding, Selection {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("GatherElements");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape indices = node.input(1).shape();
        if (data.shape().rank() != indices.rank()) {
            throw new ShapeException(
                    "indices " + indices + " have not the rank of data " + data.shape());
        }
        data.shape().axis(node.attributes().integer("axis", 0));
        return List.of(data.with(indices));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty() || node.constant(1).isEmpty()) {
            return List.of();
        }
        ConstantTensor data = node.constant(0).get();
        ConstantTensor indices = node.constant(1).get();
        Shape shape = data.shape();
        int axis = shape.axis(node.attributes().integer("axis", 0));
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        for (int i = 0; i < indices.size(); i++) {
            long[] position = indices.shape().coordinates(i);
            position[axis] = Indices.fromFront(indices.longAt(i), shape.dim(axis));
            values.set(i, data, Indices.inside(shape, position));
        }
        return List.of(values.build());
    }
}
