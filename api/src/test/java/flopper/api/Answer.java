package flopper.api;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the service answered. */
@SuppressWarnings("ArrayRecordComponent") // Read by tests, never compared.
public record Answer(int status, HttpHeaders headers, byte[] body) {

    /** The answer as the client of the JDK has it. */
    public static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The value of a header; empty text where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return Objects.requireNonNull(
                    JsonMapper.createDefault().readValue(body, JsonNode.class), "no body");
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text(), e);
        }
    }

    /** The value at a path such as {@code items.0.name}; the JSON null where that is the value. */
    public JsonNode at(String path) {
        JsonNode node = json();
        for (String step : path.split("\\.", -1)) {
            JsonNode next =
                    step.chars().allMatch(Character::isDigit) && node.isArray()
                            ? node.get(Integer.parseInt(step))
                            : node.get(step);
            node = Objects.requireNonNull(next, "no " + path + " in " + text());
        }
        return node;
    }

    /** The text at a path. */
    public String textAt(String path) {
        return at(path).coerceStringValue();
    }

    /** The text of one field of every item of a page. */
    public List<String> items(String field) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < at("items").size(); i++) {
            texts.add(textAt("items." + i + "." + field));
        }
        return texts;
    }

    /** The value at a path as maps, lists, texts and numbers. */
    public @Nullable Object valueAt(String path) {
        return unwrapped(at(path));
    }

    private static @Nullable Object unwrapped(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            node.entries()
                    .forEach(field -> fields.put(field.getKey(), unwrapped(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            node.values().forEach(value -> values.add(unwrapped(value)));
            return values;
        }
        return node.isNull() ? null : node.getValue();
    }

    /** The names of the fields of the object at the top, in order. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        json().entries().forEach(entry -> names.add(entry.getKey()));
        return names;
    }
}
