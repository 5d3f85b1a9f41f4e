package flopper.db.history;

import org.jdbi.v3.core.mapper.Nested;

/**
 * A series that was measured since it was last searched for regressions.
 *
 * @param latestId its latest measurement
 */
public record UnexaminedSeries(@Nested Series series, String latestId) {}
