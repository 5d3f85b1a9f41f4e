package flopper.db.imported;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that was imported; {@link NewImport} says what the parts mean.
 *
 * @param measurements rows of times
 * @param accuracies rows of accuracies
 * @param joined rows whose model is a backbone of the catalogue
 */
public record Import(
        String id,
        String contentId,
        ImportFormat format,
        String source,
        String licence,
        String sourceVersion,
        Optional<String> file,
        String owner,
        int measurements,
        int accuracies,
        int joined,
        int skipped,
        Instant importedAt) {}
