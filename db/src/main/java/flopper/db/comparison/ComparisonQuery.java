package flopper.db.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which measurements to lay side by side; an empty device class list is all of them, and what else
 * is empty does not restrict.
 */
public record ComparisonQuery(
        List<String> graphIds,
        List<String> deviceClasses,
        Optional<String> backend,
        Optional<String> precision,
        OptionalInt threads,
        OptionalLong batch) {

    public ComparisonQuery {
        graphIds = List.copyOf(graphIds);
        deviceClasses = List.copyOf(deviceClasses);
    }
}
