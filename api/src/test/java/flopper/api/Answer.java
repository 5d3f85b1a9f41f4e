package flopper.api;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** The names of the fields of the object at the top, in order. */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        json().entries().forEach(entry -> names.add(entry.getKey()));
        return names;
    }
}
