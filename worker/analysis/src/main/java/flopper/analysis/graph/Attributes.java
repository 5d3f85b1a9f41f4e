package flopper.analysis.graph;

import flopper.analysis.tensor.ShapeException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node's attributes by name. An attribute of another kind than asked for is refused by name. */
public record Attributes(Map<String, AttributeValue> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        // Keeps the file's order, which the writer repeats.
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<Long> integer(String name) {
        return as(name, AttributeValue.Int.class).map(AttributeValue.Int::value);
    }

    public long integer(String name, long absent) {
        return integer(name).orElse(absent);
    }

    public Optional<Float> real(String name) {
        return as(name, AttributeValue.Real.class).map(AttributeValue.Real::value);
    }

    public float real(String name, float absent) {
        return real(name).orElse(absent);
    }

    public Optional<String> text(String name) {
        return as(name, AttributeValue.Text.class).map(AttributeValue.Text::value);
    }

    public String text(String name, String absent) {
        return text(name).orElse(absent);
    }

    public Optional<List<Long>> integers(String name) {
        return as(name, AttributeValue.Ints.class).map(AttributeValue.Ints::values);
    }

    public Optional<List<Float>> reals(String name) {
        return as(name, AttributeValue.Reals.class).map(AttributeValue.Reals::values);
    }

    public Optional<List<String>> texts(String name) {
        return as(name, AttributeValue.Texts.class).map(AttributeValue.Texts::values);
    }

    public Optional<TensorData> tensor(String name) {
        return as(name, AttributeValue.Tensor.class).map(AttributeValue.Tensor::value);
    }

    public Optional<Graph> graph(String name) {
        return as(name, AttributeValue.Subgraph.class).map(AttributeValue.Subgraph::value);
    }

    private <T extends AttributeValue> Optional<T> as(String name, Class<T> kind) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            throw new ShapeException(
                    "attribute "
                            + name
                            + " is of kind "
                            + value.getClass().getSimpleName()
                            + ", not "
                            + kind.getSimpleName());
        }
        return Optional.of(kind.cast(value));
    }
}
