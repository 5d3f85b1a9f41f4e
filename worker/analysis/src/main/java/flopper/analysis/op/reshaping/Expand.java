package flopper.analysis.op.reshaping;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.ConstantFolding;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.ConstantTensor;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Repeats a tensor to a larger shape by broadcasting.
 *
 * <p>Shapes: input [d1…dn], shape [m] → the two broadcast against each other; a 1 in shape keeps the input's size.
 * <p>Cost: none.
 * <p>Convention: the input is read once, every output element is written.
 * <p>Fails: {@link ShapeException} when the shapes do not broadcast.
 * <p>Source: ONNX operator Expand, opset 8–13.
 */
public final class Expand implements Operator, ConstantFolding {
    @Override
    public OperatorId id() {
        return OperatorId.onnx("Expand");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Shape requested = Shape.of(node.requireConstant(1, "shape").toLongs());
        return List.of(input.with(Broadcasting.of(input.shape(), requested)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.NONE;
    }

    @Override
    public List<ConstantTensor> fold(ResolvedNode node) {
        if (node.constant(0).isEmpty()) {
            return List.of();
        }
        ConstantTensor input = node.constant(0).get();
        ConstantTensor.Builder values = new ConstantTensor.Builder(node.output(0));
        int[] sources = Broadcasting.sources(input.shape(), node.output(0).shape());
        for (int i = 0; i < sources.length; i++) {
            values.set(i, input, sources[i]);
        }
        return List.of(values.build());
    }
}
