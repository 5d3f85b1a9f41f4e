package flopper.api.imported;

import flopper.db.imported.Import;
import flopper.db.imported.ImportConflict;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of figures from elsewhere.
 *
 * @param contentId SHA-256 of the file; the same content is imported once
 * @param version commit or release of the source
 * @param measurements rows of times
 * @param accuracies rows of accuracies
 * @param joined rows whose model is a backbone of the catalogue
 * @param skipped rows without a figure, such as a model that did not fit the device
 * @param conflicts rows named like a backbone that are not it by their figures, and stand by
 *     themselves; null in a list of imports
 */
@Serdeable
public record ImportResponse(
        String id,
        String contentId,
        String format,
        String source,
        String licence,
        String version,
        @Schema(nullable = true) Optional<String> file,
        String owner,
        Instant importedAt,
        int measurements,
        int accuracies,
        int joined,
        int skipped,
        @Schema(nullable = true) Optional<List<Conflict>> conflicts) {

    /** A row that is called like a backbone and is not it. */
    @Serdeable
    public record Conflict(long line, String model, String backbone, String detail) {}

    static ImportResponse of(Import file) {
        return of(file, Optional.empty());
    }

    static ImportResponse of(Import file, List<ImportConflict> conflicts) {
        return of(
                file,
                Optional.of(
                        conflicts.stream()
                                .map(one ->
                                        new Conflict(
                                                one.line(),
                                                one.model(),
                                                one.backbone(),
                                                one.detail()))
                                .toList()));
    }

    private static ImportResponse of(Import file, Optional<List<Conflict>> conflicts) {
        return new ImportResponse(
                file.id(),
                file.contentId(),
                ImportRequest.told(file.format()),
                file.source(),
                file.licence(),
                file.sourceVersion(),
                file.file(),
                file.owner(),
                file.importedAt(),
                file.measurements(),
                file.accuracies(),
                file.joined(),
                file.skipped(),
                conflicts);
    }
}
