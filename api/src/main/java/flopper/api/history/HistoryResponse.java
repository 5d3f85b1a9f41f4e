package flopper.api.history;

import flopper.api.comparison.Metric;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One series.
 *
 * @param better which of two values of the metric is the better one
 * @param gate relative difference from which on a change matters
 * @param devices the units that the points are of, with what noise alone makes on each
 * @param points oldest first
 * @param changes of the level on each unit by itself, among the points that count
 * @param baseline from when on points count; null where all do
 * @param next cursor of older points; null where there are none
 */
@Serdeable
public record HistoryResponse(
        String metric,
        Metric.Better better,
        Setting setting,
        double gate,
        List<Unit> devices,
        List<Point> points,
        List<Change> changes,
        @Schema(nullable = true) Optional<BaselineResponse> baseline,
        @Schema(nullable = true) Optional<String> next) {

    /** Where the figures come from. */
    public enum Provenance {
        MEASURED,
        IMPORTED
    }

    /**
     * What all points have in common.
     *
     * @param graphId null in a series of others, as is what their source does not say
     * @param resolution height and width of the input; only in a series of others
     */
    @Serdeable
    public record Setting(
            Provenance provenance,
            String model,
            @Schema(nullable = true) Optional<String> graphId,
            String deviceClass,
            String backend,
            String precision,
            @Schema(nullable = true) OptionalInt threads,
            @Schema(nullable = true) OptionalLong batch,
            @Schema(nullable = true) Optional<Map<String, List<Long>>> shapes,
            @Schema(nullable = true) OptionalInt resolution,
            @Schema(nullable = true) Optional<String> weights) {}

    /**
     * A unit.
     *
     * @param minimumDetectableChange relative difference between two points that noise alone exceeds
     *     once in a hundred times; null where it is not known
     */
    @Serdeable
    public record Unit(
            String device, @Schema(nullable = true) OptionalDouble minimumDetectableChange) {}

    /**
     * A measurement.
     *
     * @param startedAt null where the source does not say it
     * @param value null with the reason where the measurement has none
     * @param ci both ends of the 95 % confidence interval of the value; null where none is known
     * @param n samples behind it
     * @param counts false: before the baseline
     * @param annotations what is not as it was at the point before of the same unit
     */
    @Serdeable
    public record Point(
            String measurementId,
            @Schema(nullable = true) Optional<Instant> startedAt,
            String device,
            @Schema(nullable = true) OptionalDouble value,
            @Schema(nullable = true) Optional<List<Double>> ci,
            @Schema(nullable = true) OptionalInt n,
            @Schema(nullable = true) Optional<String> backendVersion,
            @Schema(nullable = true) Optional<Boolean> converged,
            @Schema(nullable = true) Optional<Boolean> disturbed,
            boolean counts,
            List<Annotation> annotations,
            @Schema(nullable = true) Optional<String> reason) {}

    /**
     * Something that is not as it was.
     *
     * @param what such as {@code backendVersion}, {@code protocol}, {@code kernel}
     * @param from null where it was not known
     * @param to null where it is not known
     */
    @Serdeable
    public record Annotation(
            String what,
            @Schema(nullable = true) Optional<String> from,
            @Schema(nullable = true) Optional<String> to) {}

    /** Which way a level went. */
    public enum Direction {
        BETTER,
        WORSE
    }

    /**
     * A change of the level.
     *
     * @param measurementId the first measurement after it
     * @param pValue chance of such a change where there is none
     * @param before median since the change before it
     * @param after median up to the next change
     * @param ratio {@code after} over {@code before}
     * @param material whether the levels differ by the gate or more
     */
    @Serdeable
    public record Change(
            String measurementId,
            Instant startedAt,
            String device,
            double pValue,
            double before,
            double after,
            double ratio,
            Direction direction,
            boolean material) {}
}
