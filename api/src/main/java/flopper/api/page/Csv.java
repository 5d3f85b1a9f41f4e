package flopper.api.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Tables as text (RFC 4180): a line of names, then one line per row; what is missing is empty. */
public final class Csv {

    /** Its media type. */
    public static final String TYPE = "text/csv";

    private static final String LINE_END = "\r\n";
    private static final MediaType CSV = MediaType.of(TYPE);
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private Csv() {}

    /**
     * Whether a request would rather have a table than JSON: {@code Accept} names it, and before
     * JSON.
     */
    public static boolean isPreferredBy(HttpRequest<?> request) {
        return request.accept().stream()
                .filter(type -> type.matches(JSON) || type.matches(CSV))
                .findFirst()
                .filter(type -> !type.matches(JSON))
                .isPresent();
    }

    /** The table with these columns as text. */
    static String of(List<String> columns, List<List<Object>> rows) {
        return line(columns) + rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    /** Writes the table with these columns. */
    public static void write(List<String> columns, List<List<Object>> rows, OutputStream out) {
        try {
            out.write(of(columns, rows).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<?> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",")) + LINE_END;
    }

    private static String cell(Object value) {
        String text =
                switch (value) {
                    case Optional<?> some -> some.map(String::valueOf).orElse("");
                    case OptionalLong some ->
                            some.isPresent() ? String.valueOf(some.getAsLong()) : "";
                    case OptionalInt some ->
                            some.isPresent() ? String.valueOf(some.getAsInt()) : "";
                    case OptionalDouble some ->
                            some.isPresent() ? String.valueOf(some.getAsDouble()) : "";
                    default -> value.toString();
                };
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
