package flopper.analysis.op.microsoft;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Element-wise operators of the default domain that ONNX dropped before its first release and ONNX Runtime still runs.
 *
 * <p>Shapes: X → Y as X.
 * <p>Cost: the row's operations, as its formula writes them, for each element.
 * <p>Convention: factors and offsets count even where their value makes them idle.
 * <p>Fails: never, once X is known.
 * <p>Source: ONNX Runtime, contrib_defs.cc: Affine, ImageScaler, ParametricSoftplus, Scale, ScaledTanh, version 1.
 */
public enum Experimental implements Operator {
    /** α·x + β. */
    AFFINE("Affine", new Cost(0, 1, 1, 0, 0, 0)),
    /** scale·x + bias of the channel. */
    IMAGE_SCALER("ImageScaler", new Cost(0, 1, 1, 0, 0, 0)),
    /** α·log(1 + exp(β·x)). */
    PARAMETRIC_SOFTPLUS("ParametricSoftplus", new Cost(0, 1, 2, 0, 0, 2)),
    /** scale·x. */
    SCALE("Scale", Cost.multiplications(1)),
    /** α·tanh(β·x). */
    SCALED_TANH("ScaledTanh", new Cost(0, 0, 2, 0, 0, 1));

    private final String operator;
    private final Cost perElement;

    Experimental(String operator, Cost perElement) {
        this.operator = operator;
        this.perElement = perElement;
    }

    @Override
    public OperatorId id() {
        return OperatorId.onnx(operator);
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return perElement.times(node.output(0).elements());
    }
}
