package flopper.db.imported;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which imported times to list; what is empty does not restrict.
 *
 * @param model as the source calls it, or the backbone that it was joined to
 */
public record ImportedFilter(
        Optional<String> importId,
        Optional<String> model,
        Optional<String> deviceClass,
        Optional<String> backend,
        Optional<String> precision,
        OptionalLong batch,
        OptionalInt resolution) {

    /** All of them. */
    public static final ImportedFilter NONE =
            new ImportedFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty());

    /** Those of a device class. */
    public static ImportedFilter ofDeviceClass(String deviceClass) {
        return new ImportedFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(deviceClass),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }
}
