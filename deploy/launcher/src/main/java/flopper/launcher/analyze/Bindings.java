package flopper.launcher.analyze;

import flopper.analysis.InputBinding;
import flopper.analysis.tensor.Shape;
import flopper.analysis.tensor.ShapeException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads {@code --shape NAME=1x3x224x224} and {@code --shape SYMBOL=128}. */
final class Bindings {
    private static final String SCALAR = "scalar";

    private Bindings() {}

    /**
     * @throws IllegalArgumentException when an option is not of that form
     */
    static InputBinding of(OptionalLong batch, List<String> options) {
        Map<String, Shape> shapes = new HashMap<>();
        Map<String, Long> symbols = new HashMap<>();
        for (String option : options) {
            int sign = option.lastIndexOf('=');
            String value = option.substring(sign + 1);
            boolean valid =
                    sign > 0 && (value.equals(SCALAR) || value.matches("\\d{1,15}(x\\d{1,15})*"));
            if (!valid) {
                throw new IllegalArgumentException(
                        "--shape %s: write NAME=1x3x224x224, or SYMBOL=128".formatted(option));
            }
            String name = option.substring(0, sign);
            Shape shape = shape(option, value);
            shapes.put(name, shape);
            if (shape.rank() == 1) {
                symbols.put(name, shape.dim(0));
            }
        }
        return new InputBinding(batch, shapes, symbols);
    }

    private static Shape shape(String option, String value) {
        try {
            return value.equals(SCALAR)
                    ? Shape.scalar()
                    : Shape.of(
                            Arrays.stream(value.split("x")).mapToLong(Long::parseLong).toArray());
        } catch (ShapeException e) {
            throw new IllegalArgumentException(
                    "--shape %s: %s".formatted(option, e.getMessage()), e);
        }
    }
}
