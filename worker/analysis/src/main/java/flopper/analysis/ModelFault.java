package flopper.analysis;

/** Why a model was refused. The names are stable: they are the codes users see. All are the user's. */
public enum ModelFault {
    /** The bytes are no ONNX model at all. */
    NOT_ONNX,
    /** The bytes begin as an ONNX model and end too early. */
    TRUNCATED,
    /** More bytes, nodes or names than the limits allow. */
    TOO_LARGE,
    /** Graphs, types or messages nested deeper than the limits allow. */
    TOO_DEEP,
    /** An IR version or operator-set version that nobody has published. */
    UNKNOWN_OPSET,
    /** A node uses a value that only a later node, or itself, produces. */
    CYCLIC_GRAPH,
    /** A node uses a value that nothing produces. */
    MISSING_VALUE,
    /** Two values of one graph share a name. */
    DUPLICATE_NAME,
    /** A node without an operator, or an input, output or initializer without a name. */
    MISSING_NAME,
    /** The graph has no output. */
    NO_OUTPUT,
    /** A negative or overflowing dimension, or an element type that does not exist. */
    BAD_TENSOR,
    /** A dimension of an input is neither declared nor given. */
    UNBOUND_DIMENSION,
    /** A given input name or symbol that the model does not have. */
    UNKNOWN_INPUT,
    /** Shapes that contradict each other or an operator. */
    SHAPE_MISMATCH
}
