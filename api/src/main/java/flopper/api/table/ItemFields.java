package flopper.api.table;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which fields of an item are told.
 *
 * @param paths such as {@code latency.p50Ns}; an object's path is all that is in it
 */
record ItemFields(List<String> paths) {

    private static final int LENGTH_MAX = 4000;

    ItemFields {
        paths = List.copyOf(paths);
    }

    /**
     * The fields that a request names.
     *
     * @throws ApiException where items of this type have none of that name
     */
    static ItemFields parse(String text, Argument<?> item) {
        if (text.length() > LENGTH_MAX) {
            throw refusal(
                    "fields has %d characters, more than %d".formatted(text.length(), LENGTH_MAX));
        }
        List<String> paths = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        paths.forEach(path -> check(path, item));
        return new ItemFields(paths);
    }

    private static void check(String path, Argument<?> item) {
        Argument<?> type = item;
        for (String name : path.split("\\.", -1)) {
            Optional<? extends BeanIntrospection<?>> record = record(type);
            if (record.isEmpty()) {
                if (isOpen(type)) {
                    return;
                }
                throw refusal("there is no field '%s': nothing is below it".formatted(path));
            }
            List<String> names = List.of(record.get().getPropertyNames());
            type =
                    record.get()
                            .getProperty(name)
                            .map(ItemFields::unwrapped)
                            .orElseThrow(() ->
                                    refusal(
                                            "there is no field '%s'; the fields are %s"
                                                    .formatted(path, String.join(", ", names))));
        }
    }

    private static Optional<? extends BeanIntrospection<?>> record(Argument<?> type) {
        return type.getType().isRecord()
                ? BeanIntrospector.SHARED.findIntrospection(type.getType())
                : Optional.empty();
    }

    /** What a field holds, or each of what it holds. */
    private static Argument<?> unwrapped(BeanProperty<?, ?> property) {
        Argument<?> type = property.asArgument();
        while (type.getType() == Optional.class
                || Collection.class.isAssignableFrom(type.getType())) {
            type = type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
        }
        return type;
    }

    /** Whether the names below it are data. */
    private static boolean isOpen(Argument<?> type) {
        return Map.class.isAssignableFrom(type.getType()) || type.getType() == Object.class;
    }

    /** Whether the field at this path is told, or something below it is. */
    boolean tell(String path) {
        return paths.stream().anyMatch(told -> path.equals(told) || path.startsWith(told + "."));
    }

    /** An item with these fields alone. */
    JsonNode pruned(JsonNode item) {
        return pruned(item, "");
    }

    private JsonNode pruned(JsonNode node, String path) {
        if (node.isArray()) {
            return JsonNode.createArrayNode(
                    valuesOf(node).map(value -> pruned(value, path)).toList());
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> told = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.entries()) {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (tell(below)) {
                told.put(field.getKey(), field.getValue());
            } else if (paths.stream().anyMatch(asked -> asked.startsWith(below + "."))) {
                told.put(field.getKey(), pruned(field.getValue(), below));
            }
        }
        return JsonNode.createObjectNode(told);
    }

    private static Stream<JsonNode> valuesOf(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false);
    }

    private static ApiException refusal(String detail) {
        return ApiException.ofField(FailureCode.BAD_REQUEST, "fields", detail);
    }
}
