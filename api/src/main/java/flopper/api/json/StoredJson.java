package flopper.api.json;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Reads the JSON objects that are stored as text, to answer them as objects and not as text. */
@Singleton
public final class StoredJson {

    private static final Argument<Map<String, Object>> OBJECT =
            Argument.mapOf(String.class, Object.class);

    private final JsonMapper mapper;

    StoredJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The object behind the text. */
    public Map<String, Object> read(String json) {
        try {
            return Objects.requireNonNull(mapper.readValue(json, OBJECT));
        } catch (IOException e) {
            throw new IllegalStateException("the database holds no JSON where it should", e);
        }
    }
}
