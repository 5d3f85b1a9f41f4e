package flopper.api.regression;

import flopper.db.history.Series;
import flopper.db.regression.NewRegression;
import flopper.db.regression.Regression;
import flopper.db.regression.RegressionState;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A series that became slower on a unit.
 *
 * @param batch the batch asked for; null for the graph's own
 * @param measurementId the first measurement after the change
 * @param startedAt its start
 * @param beforeNs median of the medians before the change
 * @param pValue chance of such a change where there is none
 * @param gate relative difference from which on a change matters
 * @param minimumDetectableChange what noise alone made on the unit then; null where not known
 * @param reason why it is in its state; of a suspected one, why it was not measured once more
 * @param rerunSweepId the sweep that measures once more
 * @param rerunMeasurementId what that measured
 */
@Serdeable
record RegressionResponse(
        String id,
        RegressionState state,
        String model,
        String graphId,
        String deviceClass,
        String device,
        String backend,
        String precision,
        int threads,
        @Schema(nullable = true) OptionalLong batch,
        Map<String, List<Long>> shapes,
        String weights,
        String measurementId,
        Instant startedAt,
        Instant foundAt,
        double beforeNs,
        double afterNs,
        double ratio,
        double pValue,
        double gate,
        @Schema(nullable = true) OptionalDouble minimumDetectableChange,
        @Schema(nullable = true) Optional<String> reason,
        @Schema(nullable = true) Optional<Instant> decidedAt,
        @Schema(nullable = true) Optional<String> rerunSweepId,
        @Schema(nullable = true) Optional<String> rerunMeasurementId) {

    static RegressionResponse of(Regression regression) {
        return of(
                regression,
                regression.state(),
                regression.reason(),
                regression.decidedAt(),
                regression.rerunMeasurementId());
    }

    /** As it stands once another measurement says the same. */
    static RegressionResponse confirmed(
            Regression regression, String measurementId, String reason) {
        return of(
                regression,
                RegressionState.CONFIRMED,
                Optional.of(reason),
                Optional.of(Instant.now()),
                Optional.of(measurementId));
    }

    private static RegressionResponse of(
            Regression regression,
            RegressionState state,
            Optional<String> reason,
            Optional<Instant> decidedAt,
            Optional<String> rerunMeasurementId) {
        Series series = regression.series();
        NewRegression found = regression.found();
        return new RegressionResponse(
                regression.id(),
                state,
                found.model(),
                series.graphId(),
                series.deviceClass(),
                found.deviceId(),
                series.backend(),
                series.precision(),
                series.threads(),
                series.batch(),
                series.shapes().byName(),
                series.weights(),
                found.measurementId(),
                found.startedAt(),
                regression.foundAt(),
                found.beforeNs(),
                found.afterNs(),
                found.afterNs() / found.beforeNs(),
                found.pValue(),
                found.gate(),
                found.minimumDetectableChange(),
                reason,
                decidedAt,
                regression.rerunSweepId(),
                rerunMeasurementId);
    }
}
