package flopper.launcher.client;

import flopper.launcher.terminal.Progress;

import java.time.Duration;

/** Waits for sweeps, with a bar that shows how far they are. */
public final class SweepWatch {
    private static final Duration POLL = Duration.ofMillis(300);

    private final ServiceClient service;
    private final Progress progress;

    public SweepWatch(ServiceClient service, Progress progress) {
        this.service = service;
        this.progress = progress;
    }

    /** The sweep as it is once none of its jobs is open. */
    public Json awaitEnd(String sweepId) throws InterruptedException {
        while (true) {
            Json sweep = service.get("sweeps/" + sweepId);
            long total = sweep.at("total").integer();
            Json counts = sweep.at("counts");
            long open = counts.at("QUEUED").integer() + counts.at("RUNNING").integer();
            if (open == 0) {
                progress.clear();
                return sweep;
            }
            progress.show((int) (total - open), (int) total, rest(sweep));
            Thread.sleep(POLL);
        }
    }

    /** The time left; where nobody can tell, what the first of the rest waits for. */
    private static String rest(Json sweep) {
        Json seconds = sweep.at("etaSeconds");
        if (!seconds.isNull()) {
            return "about %d s left".formatted(seconds.integer());
        }
        return sweep.at("waiting").items().stream()
                .findFirst()
                .map(first -> first.at("reason").text())
                .orElse("");
    }
}
