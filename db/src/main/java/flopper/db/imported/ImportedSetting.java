package flopper.db.imported;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where and how others measured; what the source does not say is empty.
 *
 * @param device as the source calls it
 * @param deviceClass begins with {@value #PREFIX}, which no class of an attached device can
 * @param precision in the source's word
 * @param computeUnit the part of the device that most layers ran on
 * @param resolution height and width of the input in pixels
 */
public record ImportedSetting(
        String device,
        String deviceClass,
        String backend,
        Optional<String> backendVersion,
        String precision,
        Optional<String> computeUnit,
        OptionalInt threads,
        OptionalLong batch,
        OptionalInt resolution) {

    /** Begins every device class that no worker of ours sits on. */
    public static final String PREFIX = "imported:";
}
