package flopper.analysis.op.elementwise;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Trigonometric and hyperbolic functions, and the error function.
 *
 * <p>Shapes: X → Y of X's type.
 *
 * <p>Cost: one transcendental for each element.
 *
 * <p>Convention: one operation each, whatever a device needs for it.
 *
 * <p>Fails: never, once X is known.
 *
 * <p>Source: ONNX operators Acos, Asin, Atan, Cos, Sin, Tan (opset 7–22), Acosh, Asinh, Atanh, Cosh, Sinh
 * (9–22), Erf (9–13).
 */
public enum Transcendental implements Operator {
    ACOS("Acos"),
    ACOSH("Acosh"),
    ASIN("Asin"),
    ASINH("Asinh"),
    ATAN("Atan"),
    ATANH("Atanh"),
    COS("Cos"),
    COSH("Cosh"),
    ERF("Erf"),
    SIN("Sin"),
    SINH("Sinh"),
    TAN("Tan");

    private final OperatorId id;

    Transcendental(String name) {
        this.id = OperatorId.onnx(name);
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        return List.of(node.input(0));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return Cost.transcendentals(node.output(0).elements());
    }
}
