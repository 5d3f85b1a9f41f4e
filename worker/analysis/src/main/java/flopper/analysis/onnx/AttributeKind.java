package flopper.analysis.onnx;

/** The codes of {@code AttributeProto.AttributeType}. */
final class AttributeKind {
    static final int FLOAT = 1;
    static final int INT = 2;
    static final int STRING = 3;
    static final int TENSOR = 4;
    static final int GRAPH = 5;
    static final int FLOATS = 6;
    static final int INTS = 7;
    static final int STRINGS = 8;
    static final int TENSORS = 9;
    static final int GRAPHS = 10;
    static final int TYPE = 13;

    private AttributeKind() {}
}
