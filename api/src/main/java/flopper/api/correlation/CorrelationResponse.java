package flopper.api.correlation;

import flopper.api.correlation.RankCorrelation.Interval;
import flopper.api.point.Axis;
import flopper.api.point.Place;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the order of models by a cost agrees with their order by latency, in one setting.
 *
 * @param figure the cost: macs, flops, params, weightBytes, activations or activationBytes
 * @param n points: models, each at each resolution that was measured
 * @param rho Spearman's rank correlation; null where all points are equal or there are fewer than
 *     three
 * @param rhoCi both ends of its 95 % confidence interval; it takes the points for independent, which
 *     models of one family are not
 * @param tau Kendall's tau-b
 */
@Serdeable
public record CorrelationResponse(
        Place place,
        String figure,
        int n,
        @Schema(nullable = true) OptionalDouble rho,
        @Schema(nullable = true) Optional<List<Double>> rhoCi,
        @Schema(nullable = true) OptionalDouble tau,
        @Schema(nullable = true) Optional<List<Double>> tauCi) {

    private static final int POINTS_MIN = 3;

    static CorrelationResponse of(Place place, Axis figure, RankCorrelation correlation) {
        boolean enough = correlation.n() >= POINTS_MIN;
        return new CorrelationResponse(
                place,
                figure.fieldName(),
                correlation.n(),
                enough ? correlation.rho() : OptionalDouble.empty(),
                correlation.rhoInterval().map(CorrelationResponse::ends),
                enough ? correlation.tau() : OptionalDouble.empty(),
                correlation.tauInterval().map(CorrelationResponse::ends));
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
