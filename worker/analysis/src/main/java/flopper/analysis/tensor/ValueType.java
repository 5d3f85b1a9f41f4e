package flopper.analysis.tensor;

/** What is known about a value that flows along an edge of the graph. */
public sealed interface ValueType permits TensorType, SequenceType, OptionalType, UnknownType {}
