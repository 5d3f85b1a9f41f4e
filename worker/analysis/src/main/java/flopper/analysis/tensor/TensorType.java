package flopper.analysis.tensor;

/** A tensor whose element type and every dimension are known. */
public record TensorType(ElementType elementType, Shape shape) implements ValueType {
    public static TensorType of(ElementType elementType, long... dims) {
        return new TensorType(elementType, Shape.of(dims));
    }

    public long elements() {
        return shape.elements();
    }

    public long bytes() {
        return elementType.bytes(shape.elements());
    }

    public TensorType with(Shape newShape) {
        return new TensorType(elementType, newShape);
    }

    public TensorType with(ElementType newElementType) {
        return new TensorType(newElementType, shape);
    }
}
