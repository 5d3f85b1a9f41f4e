package flopper.analysis.op.signal;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;

/** The attribute {@code output_datatype} of operators that make a tensor from sizes alone. */
final class OutputType {
    private OutputType() {}

    /**
     * @throws ShapeException when it names no element type
     */
    static ElementType of(TypedNode node) {
        long code = node.attributes().integer("output_datatype", ElementType.FLOAT.code());
        return ElementType.ofCode((int) code)
                .orElseThrow(() -> new ShapeException("output_datatype is " + code));
    }
}
