package flopper.analysis.tensor;

import java.util.List;

/** A sequence of values, each with its own type. */
public record SequenceType(List<ValueType> elements) implements ValueType {
    public SequenceType {
        elements = List.copyOf(elements);
    }
}
