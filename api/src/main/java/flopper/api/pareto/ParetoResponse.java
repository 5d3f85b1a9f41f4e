package flopper.api.pareto;

import flopper.api.point.Place;
import flopper.api.point.Point;
import flopper.api.point.Provenance;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Fronts of two values: one for each setting where a speed is one of them, so that no speed stands
 * beside one that was found otherwise.
 */
@Serdeable
public record ParetoResponse(String x, String y, List<FrontOf> fronts) {

    /**
     * A front and what is behind it.
     *
     * @param place null where no speed is asked for
     * @param points the best in x first
     */
    @Serdeable
    public record FrontOf(
            @Schema(nullable = true) Optional<Place> place, List<PointResponse> points) {}

    /**
     * A model.
     *
     * @param source where its figures stand
     * @param dominatedBy a model of the front that is at least as good in both values and better in
     *     one; null on the front
     */
    @Serdeable
    public record PointResponse(
            String model,
            @Schema(nullable = true) Optional<String> backbone,
            @Schema(nullable = true) OptionalInt resolution,
            Provenance provenance,
            String source,
            @Schema(nullable = true) Optional<String> measurementId,
            double x,
            double y,
            boolean onFront,
            @Schema(nullable = true) Optional<String> dominatedBy) {

        static PointResponse of(Front.Standing standing) {
            Point point = standing.point();
            return new PointResponse(
                    point.model(),
                    point.backbone(),
                    point.resolution(),
                    point.provenance(),
                    point.source(),
                    point.measurementId(),
                    standing.x(),
                    standing.y(),
                    standing.dominatedBy().isEmpty(),
                    standing.dominatedBy().map(PointResponse::called));
        }

        private static String called(Point point) {
            return point.resolution().isPresent()
                    ? point.model() + "@" + point.resolution().getAsInt()
                    : point.model();
        }
    }
}
