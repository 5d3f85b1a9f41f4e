package flopper.api.json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.Objects;

/** Reads the JSON objects that are stored as text, to answer them as objects and not as text. */
@Singleton
public final class StoredJson {

    private final JsonMapper mapper;

    StoredJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The object behind the text. */
    public JsonNode read(String json) {
        try {
            return Objects.requireNonNull(mapper.readValue(json, JsonNode.class));
        } catch (IOException e) {
            throw new IllegalStateException("the database holds no JSON where it should", e);
        }
    }
}
