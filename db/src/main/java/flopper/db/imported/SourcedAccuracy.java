package flopper.db.imported;

import org.jdbi.v3.core.mapper.Nested;

/** An accuracy with where it comes from. */
public record SourcedAccuracy(
        @Nested ImportedAccuracy accuracy, String source, String sourceVersion) {}
