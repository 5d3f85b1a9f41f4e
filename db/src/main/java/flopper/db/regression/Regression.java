package flopper.db.regression;

import flopper.db.history.Series;

import org.jdbi.v3.core.mapper.Nested;

import java.time.Instant;
import java.util.Optional;

/**
 * A series that became slower on a unit.
 *
 * @param reason why it is in its state; of a suspected one, why it was not measured once more
 * @param rerunSweepId the sweep that measures once more
 * @param rerunMeasurementId what that measured
 */
public record Regression(
        String id,
        @Nested Series series,
        @Nested NewRegression found,
        Instant foundAt,
        RegressionState state,
        Optional<String> reason,
        Optional<Instant> decidedAt,
        Optional<String> rerunSweepId,
        Optional<String> rerunMeasurementId) {}
