package flopper.analysis.op;

import flopper.analysis.tensor.ElementType;
import flopper.analysis.tensor.ShapeException;

import java.util.Optional;

/** An element type that an attribute names by its code, as {@code dtype} and {@code to} do. */
public final class TypeAttribute {
    private TypeAttribute() {}

    /**
     * @return empty when the attribute is absent
     * @throws ShapeException when the code is none of ONNX's
     */
    public static Optional<ElementType> of(TypedNode node, String attribute) {
        return node.attributes()
                .integer(attribute)
                .map(code ->
                        ElementType.ofCode(Math.toIntExact(code))
                                .orElseThrow(() ->
                                        new ShapeException(
                                                attribute
                                                        + " names the unknown element type "
                                                        + code)));
    }
}
