package flopper.db.measurement;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which measurements to list; what is empty does not restrict. */
public record MeasurementFilter(
        Optional<String> model,
        Optional<String> graphId,
        Optional<String> deviceClass,
        Optional<String> backend,
        Optional<String> precision,
        OptionalLong batch,
        OptionalInt threads,
        Optional<String> sweepId) {

    /** All measurements. */
    public static final MeasurementFilter NONE =
            new MeasurementFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    Optional.empty());
}
