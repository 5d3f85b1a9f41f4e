package flopper.launcher.client;

import flopper.launcher.terminal.CommandFailure;

import io.micronaut.json.tree.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A part of what the service answered. A field that should be there and is not ends the command with
 * a sentence that names it.
 */
public record Json(JsonNode node) {

    /** The field with this name; it may be null. */
    public Json at(String name) {
        JsonNode child = node.get(name);
        if (child == null) {
            throw new CommandFailure("the service's answer has no field " + name);
        }
        return new Json(child);
    }

    /** The element at this place. */
    public Json at(int index) {
        JsonNode child = node.get(index);
        if (child == null) {
            throw new CommandFailure("the service's answer has no element " + index);
        }
        return new Json(child);
    }

    public boolean has(String name) {
        return node.get(name) != null;
    }

    public String text() {
        return node.isString() ? node.getStringValue() : node.coerceStringValue();
    }

    public long integer() {
        return node.getLongValue();
    }

    public double number() {
        return node.getDoubleValue();
    }

    public boolean truth() {
        return node.getBooleanValue();
    }

    public boolean isNull() {
        return node.isNull();
    }

    /** The elements of an array. */
    public List<Json> items() {
        return StreamSupport.stream(node.values().spliterator(), false).map(Json::new).toList();
    }
}
