package flopper.api.imported.measurement;

import flopper.db.imported.ImportedMeasurement;
import flopper.db.imported.Statistic;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A time that others took. What its source does not say is null.
 *
 * @param provenance that it is imported: always the same word
 * @param line of the file that was imported
 * @param model as the source calls it
 * @param backbone the same model in the catalogue
 * @param precision as the source calls it
 * @param computeUnit the part of the device that most layers ran on
 * @param latencyNs of one run with the whole batch
 * @param statistic what that is of the samples behind it
 * @param macs by the source's own counting and as it prints it, of one sample; so {@code params}
 *     and {@code activations} (elements of the outputs of convolutions)
 * @param sourceVersion commit or release of the source
 */
@Serdeable
public record ImportedMeasurementResponse(
        String id,
        String provenance,
        String importId,
        long line,
        String source,
        String licence,
        String sourceVersion,
        String model,
        @Schema(nullable = true) Optional<String> backbone,
        String device,
        String deviceClass,
        String backend,
        @Schema(nullable = true) Optional<String> backendVersion,
        String precision,
        @Schema(nullable = true) Optional<String> computeUnit,
        @Schema(nullable = true) OptionalInt threads,
        @Schema(nullable = true) OptionalLong batch,
        @Schema(nullable = true) OptionalInt resolution,
        double latencyNs,
        Statistic statistic,
        @Schema(nullable = true) OptionalDouble throughputPerSecond,
        @Schema(nullable = true) OptionalInt samples,
        @Schema(nullable = true) OptionalLong minNs,
        @Schema(nullable = true) Optional<List<Long>> p50CiNs,
        @Schema(nullable = true) OptionalLong p90Ns,
        @Schema(nullable = true) OptionalLong p99Ns,
        @Schema(nullable = true) OptionalDouble meanNs,
        @Schema(nullable = true) OptionalDouble cv,
        @Schema(nullable = true) OptionalLong macs,
        @Schema(nullable = true) OptionalLong params,
        @Schema(nullable = true) OptionalLong activations,
        @Schema(nullable = true) OptionalLong peakMemoryMinMb,
        @Schema(nullable = true) OptionalLong peakMemoryMaxMb,
        @Schema(nullable = true) Optional<Instant> measuredAt) {

    static ImportedMeasurementResponse of(ImportedMeasurement row) {
        return new ImportedMeasurementResponse(
                row.id(),
                "imported",
                row.importId(),
                row.line(),
                row.source(),
                row.licence(),
                row.sourceVersion(),
                row.model(),
                row.backbone(),
                row.setting().device(),
                row.setting().deviceClass(),
                row.setting().backend(),
                row.setting().backendVersion(),
                row.setting().precision(),
                row.setting().computeUnit(),
                row.setting().threads(),
                row.setting().batch(),
                row.setting().resolution(),
                row.times().latencyNs(),
                row.times().statistic(),
                row.times().throughputPerSecond(),
                row.times().samples(),
                row.times().minNs(),
                interval(row.times().p50CiLowNs(), row.times().p50CiHighNs()),
                row.times().p90Ns(),
                row.times().p99Ns(),
                row.times().meanNs(),
                row.times().cv(),
                row.cost().macs(),
                row.cost().params(),
                row.cost().activations(),
                row.cost().peakMemoryMinMb(),
                row.cost().peakMemoryMaxMb(),
                row.measuredAt());
    }

    private static Optional<List<Long>> interval(OptionalLong low, OptionalLong high) {
        return low.isPresent() && high.isPresent()
                ? Optional.of(List.of(low.getAsLong(), high.getAsLong()))
                : Optional.empty();
    }
}
