package flopper.timing.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes nested maps, lists, texts, numbers and booleans as JSON. An empty Optional within a map
 * leaves its key out: what a device cannot say is absent, never 0.
 */
final class Json {
    private Json() {}

    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .filter(entry -> !Optional.empty().equals(entry.getValue()))
                            .map(entry -> text(entry.getKey()) + ":" + write(entry.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                    list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            case Optional<?> optional -> write(optional.orElseThrow());
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> text(value);
        };
    }

    private static String text(Object value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
