package flopper.db.job;

import java.util.Optional;

/** Who wants jobs, how urgently, and how often they may be tried. */
public record JobOrder(
        Optional<String> sweepId, String owner, Priority priority, int maxAttempts) {}
