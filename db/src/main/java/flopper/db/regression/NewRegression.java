package flopper.db.regression;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A change for the worse that was found.
 *
 * @param model {@code name:tag}
 * @param measurementId the first measurement after the change
 * @param startedAt its start
 * @param pValue chance of such a change where there is none
 * @param beforeNs median of the medians before the change
 * @param gate relative difference from which on a change matters
 * @param minimumDetectableChange what noise alone makes on the unit
 */
public record NewRegression(
        String model,
        String deviceId,
        String measurementId,
        Instant startedAt,
        double pValue,
        double beforeNs,
        double afterNs,
        double gate,
        OptionalDouble minimumDetectableChange) {}
