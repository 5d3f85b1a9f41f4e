package flopper.db.imported;

import java.util.List;
import java.util.Optional;

/**
 * A file of figures from elsewhere.
 *
 * @param contentId {@code sha256:…} of the file as it came
 * @param sourceVersion commit or release of the source
 * @param file its name, where it was told
 * @param skipped rows without a figure to import
 */
public record NewImport(
        String contentId,
        ImportFormat format,
        String source,
        String licence,
        String sourceVersion,
        Optional<String> file,
        String owner,
        List<NewImportedMeasurement> measurements,
        List<ImportedAccuracy> accuracies,
        List<ImportConflict> conflicts,
        int skipped) {

    public NewImport {
        measurements = List.copyOf(measurements);
        accuracies = List.copyOf(accuracies);
        conflicts = List.copyOf(conflicts);
    }

    /** Rows whose model is a backbone of the catalogue. */
    public int joined() {
        return (int)
                (measurements.stream().filter(row -> row.backbone().isPresent()).count()
                        + accuracies.stream().filter(row -> row.backbone().isPresent()).count());
    }
}
