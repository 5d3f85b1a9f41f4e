package flopper.analysis.op.cast;

import flopper.analysis.op.TypedNode;
import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;

/** Element types that attributes name by their code. */
final class TypeCodes {
    private TypeCodes() {}

    /**
     * @throws ShapeException when the attribute is missing or names no element type
     */
    static ElementType of(TypedNode node, String attribute) {
        long code =
                node.attributes()
                        .integer(attribute)
                        .orElseThrow(() -> new ShapeException(attribute + " is missing"));
        return ElementType.ofCode((int) code)
                .orElseThrow(
                        () -> new ShapeException(attribute + " is " + code + ", no element type"));
    }
}
