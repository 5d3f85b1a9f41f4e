package flopper.launcher.analyze;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where results and failures go, and in which form. */
final class Output {

    /** The form of what is printed. */
    enum Format {
        /** Tables for people. */
        TEXT,
        /** RFC 4180, a header first. */
        CSV,
        /** One object a line. */
        JSON
    }

    private final JsonMapper mapper = ObjectMapper.getDefault();
    private final PrintWriter out;
    private final PrintWriter err;
    private final Format format;
    private boolean headed;

    Output(PrintWriter out, PrintWriter err, Format format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    Format format() {
        return format;
    }

    PrintWriter text() {
        return out;
    }

    /** The names of the columns, where they do not stand there yet. */
    void header(String... names) {
        if (!headed) {
            out.println(String.join(",", names));
            headed = true;
        }
    }

    /** A line of CSV; an empty cell is a figure that is not known. */
    void row(Object... cells) {
        out.println(
                Arrays.stream(cells)
                        .map(cell -> quoted(cell.toString()))
                        .collect(Collectors.joining(",")));
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An object on a line of its own. */
    void object(Object object) {
        try {
            out.println(mapper.writeValueAsString(object));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says why an input could not be taken: among the objects where a program reads, else on standard error. */
    void fail(String model, String code, String detail) {
        switch (format) {
            case TEXT, CSV -> err.println("flopper: %s: %s (%s)".formatted(model, detail, code));
            case JSON -> {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("code", code);
                error.put("blame", "USER");
                error.put("detail", detail);
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("model", model);
                object.put("error", error);
                object(object);
            }
        }
    }
}
