package flopper.db.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A named value of a graph: an input, or what a layer puts out.
 *
 * @param type element type as ONNX names it, for example {@code FLOAT}; empty where it is not known
 * @param shape empty where it is not known; an empty list is a scalar
 */
public record Tensor(String name, Optional<String> type, Optional<List<Long>> shape) {

    public Tensor {
        shape = shape.map(List::copyOf);
    }

    /** A tensor of which all is known. */
    public static Tensor of(String name, String type, List<Long> shape) {
        return new Tensor(name, Optional.of(type), Optional.of(shape));
    }

    /** One {@code FLOAT[1x64x112x112] NAME} a line, {@code ?} for what is not known. */
    public static String text(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::line).collect(Collectors.joining("\n"));
    }

    /**
     * The inverse of {@link #text(List)}.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public static List<Tensor> parse(String text) {
        return text.lines().map(Tensor::parseLine).toList();
    }

    private String line() {
        return "%s[%s] %s"
                .formatted(
                        type.orElse("?"),
                        shape.map(InputShapes::dimensions).orElse("?"),
                        Escapes.escape(name));
    }

    private static Tensor parseLine(String line) {
        int open = line.indexOf('[');
        int close = line.indexOf("] ", open);
        if (open < 0 || close < 0) {
            throw new IllegalArgumentException("not a tensor: " + line);
        }
        String type = line.substring(0, open);
        String shape = line.substring(open + 1, close);
        return new Tensor(
                Escapes.unescape(line.substring(close + 2)),
                type.equals("?") ? Optional.empty() : Optional.of(type),
                shape.equals("?")
                        ? Optional.empty()
                        : Optional.of(InputShapes.parseDimensions(shape)));
    }
}
