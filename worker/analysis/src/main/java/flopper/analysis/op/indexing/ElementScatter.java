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
import java.util.stream.Stream;

/**
 * A copy of a tensor with single elements along one axis replaced, added to or compared with updates.
 *
 * <p>Shapes: data [d1…dn], indices and updates [i1…in] → data.
 * <p>Cost: an addition, multiplication or comparison per update where reduction asks for one, else none.
 * <p>Convention: data is read and written whole, as the copy it is.
 * <p>Fails: {@link ShapeException} when ranks differ, updates has not the shape of indices, or a known
 * index lies outside the axis.
 * <p>Source: ONNX operators ScatterElements, opset 11–18, and Scatter, its name in opset 9–10.
 */
public enum ElementScatter implements Operator, ConstantFolding {
    SCATTER("Scatter"),
    SCATTER_ELEMENTS("ScatterElements");

    private final String operator;

    ElementScatter(String name) {
        operator = name;
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType data = node.input(0);
        Shape indices = node.input(1).shape();
        Shape updates = node.input(2).shape();
        if (indices.rank() != data.shape().rank() || !updates.equals(indices)) {
            throw new ShapeException(
                    "indices "
                            + indices
                            + " and updates "
                            + updates
                            + " do not fit data "
                            + data.shape());
        }
        data.shape().axis(node.attributes().integer("axis", 0));
        return List.of(data);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return ScatterReduction.of(node.attributes()).cost(node.input(2).elements());
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        boolean replaces = ScatterReduction.of(node.attributes()) == ScatterReduction.NONE;
        if (!replaces || !Stream.of(0, 1, 2).allMatch(input -> node.constant(input).isPresent())) {
            return List.of();
        }
        ConstantTensor data = node.requireConstant(0, "data");
        ConstantTensor indices = node.requireConstant(1, "indices");
        ConstantTensor updates = node.requireConstant(2, "updates");
        Shape shape = data.shape();
        int axis = shape.axis(node.attributes().integer("axis", 0));
        ConstantTensor.Builder values = new ConstantTensor.Builder(data.type());
        values.copy(0, data, 0, data.size());
        for (int i = 0; i < indices.size(); i++) {
            long[] position = indices.shape().coordinates(i);
            position[axis] = Indices.fromFront(indices.longAt(i), shape.dim(axis));
            values.set(Indices.inside(shape, position), updates, i);
        }
        return List.of(values.build());
    }
}
