package flopper.analysis.tensor;

import java.util.Optional;

/** An ONNX optional: a value that may be absent, here with what is known about it. */
public record OptionalType(Optional<ValueType> value) implements ValueType {}
