package flopper.db.webhook;

/**
 * A sweep whose end nobody was told of yet.
 *
 * @param number 1 for its first end; one more each time it was retried
 */
public record EndedSweep(String sweepId, int number) {}
