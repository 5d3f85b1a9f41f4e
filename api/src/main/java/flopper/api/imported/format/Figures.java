package flopper.api.imported.format;

import flopper.db.imported.ImportedAccuracy;
import flopper.db.imported.NewImportedMeasurement;

import java.util.List;

/**
 * What stands in a file.
 *
 * @param skipped rows without a figure, such as a model that did not fit the device
 */
public record Figures(
        List<NewImportedMeasurement> measurements,
        List<ImportedAccuracy> accuracies,
        int skipped) {}
