package flopper.analysis;

import flopper.analysis.graph.AttributeValue;
import flopper.analysis.graph.Attributes;
import flopper.analysis.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of one graph or function body, and of those around it. A function sees none around it;
 * the body of a branch or loop sees all.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Value> values;
    private final Map<String, Long> opsets;
    private final Optional<Attributes> call;
    private final int depth;

    private Scope(
            @Nullable Scope outer,
            int size,
            Map<String, Long> opsets,
            Optional<Attributes> call,
            int depth) {
        this.outer = outer;
        this.values = HashMap.newHashMap(size);
        this.opsets = opsets;
        this.call = call;
        this.depth = depth;
    }

    static Scope ofMainGraph(Map<String, Long> opsets, int size) {
        return new Scope(null, size, opsets, Optional.empty(), 0);
    }

    /** The scope of a function body; its nodes may refer to the attributes of the call. */
    Scope ofFunction(Map<String, Long> functionOpsets, Attributes attributes, int size) {
        return new Scope(null, size, functionOpsets, Optional.of(attributes), depth + 1);
    }

    /** The scope of a branch or loop body within this one. */
    Scope ofBody(int size) {
        return new Scope(this, size, opsets, call, depth + 1);
    }

    int depth() {
        return depth;
    }

    /** The operator set that the nodes of a domain are written for; 1 where none is imported. */
    long opset(String domain) {
        return opsets.getOrDefault(domain, 1L);
    }

    /**
     * @throws InvalidModelException when the name is taken in this scope
     */
    void define(String name, Value value) {
        if (values.put(name, value) != null) {
            throw new InvalidModelException(
                    ModelFault.DUPLICATE_NAME, "two values of one body are named " + name);
        }
    }

    /**
     * @throws InvalidModelException when nothing around has the name
     */
    Value find(String name, Node user) {
        if (name.isEmpty()) {
            return Value.ABSENT;
        }
        Value value = find(name);
        if (value == null) {
            throw new InvalidModelException(
                    ModelFault.MISSING_VALUE,
                    "node "
                            + user.label()
                            + " uses "
                            + name
                            + ", which nothing before it produces");
        }
        return value;
    }

    /**
     * The output of a body.
     *
     * @throws InvalidModelException when nothing around has the name
     */
    Value output(String name) {
        Value value = find(name);
        if (value == null) {
            throw new InvalidModelException(
                    ModelFault.MISSING_VALUE, "output " + name + " is produced by no node");
        }
        return value;
    }

    private @Nullable Value find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Value value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The node with its references replaced by the attributes of the function's call. */
    Node bind(Node node) {
        if (call.isEmpty() || !hasReference(node.attributes())) {
            return node;
        }
        Map<String, AttributeValue> bound = new LinkedHashMap<>();
        node.attributes()
                .values()
                .forEach((name, value) -> {
                    AttributeValue actual =
                            value instanceof AttributeValue.Reference(String attribute, _)
                                    ? call.get().values().get(attribute)
                                    : value;
                    // An attribute that neither the call nor the function gives keeps the default
                    // of its
                    // operator.
                    if (actual != null) {
                        bound.put(name, actual);
                    }
                });
        return node.with(node.name(), new Attributes(bound));
    }

    private static boolean hasReference(Attributes attributes) {
        for (AttributeValue value : attributes.values().values()) {
            if (value instanceof AttributeValue.Reference) {
                return true;
            }
        }
        return false;
    }
}
