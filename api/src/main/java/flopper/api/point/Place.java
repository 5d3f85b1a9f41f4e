package flopper.api.point;

import flopper.db.comparison.MeasuredPoint;
import flopper.db.imported.ImportedSetting;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where and how speeds were found that may stand on one axis: never those of others beside ours.
 *
 * @param precision in the words of whoever measured
 * @param batch of all points; null for imported ones, whose source takes what fits the device
 * @param protocol our way of measuring; null for imported ones
 * @param weights synthetic, or the model's own; null where that is not told
 */
@Serdeable
public record Place(
        Provenance provenance,
        String deviceClass,
        String backend,
        @Schema(nullable = true) Optional<String> backendVersion,
        String precision,
        @Schema(nullable = true) Optional<String> computeUnit,
        @Schema(nullable = true) OptionalInt threads,
        @Schema(nullable = true) OptionalLong batch,
        @Schema(nullable = true) OptionalInt protocol,
        @Schema(nullable = true) Optional<String> weights)
        implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::deviceClass)
                    .thenComparing(Place::backend)
                    .thenComparing(place -> place.backendVersion().orElse(""))
                    .thenComparing(Place::precision)
                    .thenComparing(place -> place.computeUnit().orElse(""))
                    .thenComparingInt(place -> place.threads().orElse(0))
                    .thenComparingLong(place -> place.batch().orElse(0))
                    .thenComparingInt(place -> place.protocol().orElse(0))
                    .thenComparing(place -> place.weights().orElse(""));

    static Place of(String deviceClass, MeasuredPoint point) {
        return new Place(
                Provenance.OWN,
                deviceClass,
                point.backend(),
                Optional.of(point.backendVersion()),
                point.precision(),
                Optional.empty(),
                OptionalInt.of(point.threads()),
                point.batch(),
                OptionalInt.of(point.protocol()),
                Optional.of(point.weights()));
    }

    /** Where and how others measured. */
    public static Place of(ImportedSetting setting) {
        return new Place(
                Provenance.IMPORTED,
                setting.deviceClass(),
                setting.backend(),
                setting.backendVersion(),
                setting.precision(),
                setting.computeUnit(),
                setting.threads(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
