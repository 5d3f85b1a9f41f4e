package flopper.db.history;

import java.time.Instant;

/**
 * From when on a series counts: what was measured earlier is shown, and compared with nothing.
 *
 * @param reason in words
 * @param owner who said so
 */
public record Baseline(String id, Instant since, String reason, String owner) {}
