package flopper.db.device;

/**
 * A device that was put in quarantine.
 *
 * @param reason one sentence
 */
public record Quarantined(String id, String reason) {}
