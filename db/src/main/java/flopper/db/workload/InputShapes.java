package flopper.db.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shapes by input name. Equal shapes have equal {@linkplain #text() text}, which makes the text part
 * of content keys.
 */
public record InputShapes(SortedMap<String, List<Long>> byName) {

    private static final InputShapes NONE = new InputShapes(new TreeMap<>());

    public InputShapes {
        SortedMap<String, List<Long>> copy = new TreeMap<>();
        byName.forEach((name, shape) -> copy.put(name, List.copyOf(shape)));
        byName = Collections.unmodifiableSortedMap(copy);
    }

    /** No shapes: every input as the graph declares it. */
    public static InputShapes none() {
        return NONE;
    }

    /** The shapes of this map, in whatever order it has them. */
    public static InputShapes of(Map<String, List<Long>> byName) {
        return new InputShapes(new TreeMap<>(byName));
    }

    /** One {@code NAME=1x3x224x224} a line, sorted by name; a scalar has nothing after the sign. */
    public String text() {
        return byName.entrySet().stream()
                .map(input -> Escapes.escape(input.getKey()) + "=" + dimensions(input.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * The inverse of {@link #text()}.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public static InputShapes parse(String text) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int sign = line.lastIndexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException("no '=' in the shape " + line);
            }
            shapes.put(
                    Escapes.unescape(line.substring(0, sign)),
                    parseDimensions(line.substring(sign + 1)));
        }
        return of(shapes);
    }

    static String dimensions(List<Long> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    static List<Long> parseDimensions(String text) {
        List<Long> shape = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String dimension : text.split("x", -1)) {
                shape.add(Long.valueOf(dimension));
            }
        }
        return shape;
    }
}
