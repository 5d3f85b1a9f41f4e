package flopper.analysis.op.signal;

import flopper.analysis.cost.Cost;
import flopper.analysis.op.Operator;
import flopper.analysis.op.OperatorId;
import flopper.analysis.op.ResolvedNode;
import flopper.analysis.op.TypeAttribute;
import flopper.analysis.op.TypedNode;
import flopper.analysis.op.UnresolvedException;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;
import flopper.analysis.tensor.TensorType;
import flopper.analysis.tensor.ValueType;

import java.util.List;

/**
 * Windows that fade a signal in and out, as sums of cosines.
 *
 * <p>Shapes: size [] → Y [size] of the type {@code output_datatype}.
 *
 * <p>Cost: for each element and each of the row's cosine terms a·cos(2πk·i/n), 2 multiplications, 1 division,
 * 1 transcendental and 1 addition.
 *
 * <p>Convention: computed anew in every run.
 *
 * <p>Fails: {@link ShapeException} when size is negative, or output_datatype names no element type;
 * {@link UnresolvedException} when size depends on data.
 *
 * <p>Source: ONNX operators BlackmanWindow, HammingWindow, HannWindow, opset 17.
 */
public enum Window implements Operator {
    /** Two cosine terms. */
    BLACKMAN("BlackmanWindow", 2),
    /** One cosine term. */
    HAMMING("HammingWindow", 1),
    /** One cosine term. */
    HANN("HannWindow", 1);

    private static final Cost TERM = new Cost(0, 1, 2, 1, 0, 1);

    private final OperatorId id;
    private final int terms;

    Window(String name, int terms) {
        this.id = OperatorId.onnx(name);
        this.terms = terms;
    }

    @Override
    public OperatorId id() {
        return id;
    }

    @Override
    public List<ValueType> infer(TypedNode node) {
        long size = node.requireScalar(0, "size");
        return List.of(
                new TensorType(
                        TypeAttribute.of(node, "output_datatype").orElse(ElementType.FLOAT),
                        Shape.of(size)));
    }

    @Override
    public Cost cost(ResolvedNode node) {
        return TERM.times(terms).times(node.output(0).elements());
    }
}
