package flopper.agent.measurement;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes named texts as a JSON object; more is not needed here. */
final class Json {

    private Json() {}

    /** Sorted by name, so equal maps give equal text. */
    static String object(Map<String, String> texts) {
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ') {
                out.append(c);
            } else if (c != 0) {
                // Zero is left out: PostgreSQL's jsonb cannot hold it.
                out.append("\\u%04x".formatted((int) c));
            }
        }
        return out.append('"').toString();
    }
}
