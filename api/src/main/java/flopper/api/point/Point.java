package flopper.api.point;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A model and what is known of it.
 *
 * @param model as whoever found it calls it
 * @param backbone the same in the catalogue
 * @param resolution height and width of the input in pixels; empty where that is not told
 * @param source where the figures stand
 * @param measurementId of the speed: a measurement, or an imported one
 * @param values by axis; what is not known is missing
 */
public record Point(
        String model,
        Optional<String> backbone,
        OptionalInt resolution,
        Provenance provenance,
        String source,
        Optional<String> measurementId,
        Map<Axis, Double> values) {

    public Point {
        values = Map.copyOf(values);
    }

    /** Its value on an axis. */
    public OptionalDouble value(Axis axis) {
        Double value = values.get(axis);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether a request means it: by the name it has, or by its backbone's. */
    public boolean isCalled(String name) {
        return model.equals(name)
                || model.equals(name + ":latest")
                || backbone.filter(name::equals).isPresent();
    }
}
