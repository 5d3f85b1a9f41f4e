package flopper.zoo.build;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects a node's attributes in the order they are given, so that graphs are always the same. */
public final class NodeAttributes {
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    public static NodeAttributes none() {
        return new NodeAttributes();
    }

    public NodeAttributes with(String name, long value) {
        values.put(name, new AttributeValue.Int(value));
        return this;
    }

    public NodeAttributes with(String name, float value) {
        values.put(name, new AttributeValue.Real(value));
        return this;
    }

    public NodeAttributes with(String name, String value) {
        values.put(name, new AttributeValue.Text(value));
        return this;
    }

    public NodeAttributes with(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    public NodeAttributes withAll(String name, long... all) {
        values.put(name, new AttributeValue.Ints(Arrays.stream(all).boxed().toList()));
        return this;
    }

    Attributes toAttributes() {
        return new Attributes(values);
    }
}
