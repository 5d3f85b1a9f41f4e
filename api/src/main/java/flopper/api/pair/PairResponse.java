package flopper.api.pair;

import flopper.api.point.Axis;
import flopper.api.point.Place;
import flopper.api.point.Point;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two models of nearly the same MACs in one setting. No verdict: of imported figures nobody knows
 * the spread, and measurements of ours are judged by comparisons.
 *
 * @param fewer the one with fewer MACs
 * @param macsRatio its MACs over the other's, at most 1
 * @param speedRatio its throughput over the other's: below 1 the model with fewer MACs is slower
 */
@Serdeable
public record PairResponse(
        Place place,
        @Schema(nullable = true) OptionalInt resolution,
        Side fewer,
        Side more,
        double macsRatio,
        double speedRatio) {

    /** One of the two; a sample's MACs and latency. */
    @Serdeable
    public record Side(
            String model,
            @Schema(nullable = true) Optional<String> backbone,
            String source,
            @Schema(nullable = true) Optional<String> measurementId,
            double macs,
            double latencyNs,
            double throughputPerSecond) {

        static Side of(Point point) {
            return new Side(
                    point.model(),
                    point.backbone(),
                    point.source(),
                    point.measurementId(),
                    point.value(Axis.MACS).orElseThrow(),
                    point.value(Axis.LATENCY).orElseThrow(),
                    point.value(Axis.THROUGHPUT).orElseThrow());
        }
    }

    static PairResponse of(Place place, Pairs.Pair pair) {
        return new PairResponse(
                place,
                pair.fewer().resolution(),
                Side.of(pair.fewer()),
                Side.of(pair.more()),
                pair.macsRatio(),
                pair.speedRatio());
    }
}
