package flopper.db.imported;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of a file of times.
 *
 * @param line in the file, the first is 1
 * @param model as the source calls it
 * @param backbone the same model in the catalogue, where that is certain
 */
public record NewImportedMeasurement(
        long line,
        String model,
        Optional<String> backbone,
        ImportedSetting setting,
        ImportedTimes times,
        ImportedCost cost,
        Optional<Instant> measuredAt) {}
