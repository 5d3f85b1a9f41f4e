package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.shape.Broadcasting;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Adds a bias and a residual.
 *
 * <p>Shapes: X [N, S, C], bias [C], skip as X → Y as X.
 * <p>Cost: two additions per element.
 * <p>Convention: a fused operation costs what it costs alone.
 * <p>Fails: {@link flopper.analysis.tensor.ShapeException} when bias or skip does not broadcast.
 * <p>Source: ONNX Runtime, docs/ContribOperators.md: BiasAdd, version 1.
 */
public final class BiasAdd implements Operator {
    @Override
    public OperatorId id() {
        return OperatorId.microsoft("BiasAdd");
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        TensorType input = node.input(0);
        Broadcasting.requireStretches(node.input(1).shape(), input.shape());
        Broadcasting.requireStretches(node.input(2).shape(), input.shape());
        return List.of(input);
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.additions(2).times(node.output(0).elements());
    }
}
