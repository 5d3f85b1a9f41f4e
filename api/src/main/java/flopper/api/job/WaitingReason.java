package flopper.api.job;

import flopper.db.dispatch.QueuePace;
import flopper.db.job.Queue;

/** Why jobs of a queue wait, in a sentence. */
public final class WaitingReason {

    private WaitingReason() {}

    /** Why a job waits that may be tried now, before it is dispatched and after. */
    public static String of(QueuePace queue, boolean dispatched) {
        boolean analysis = queue.queue().equals(Queue.ANALYSIS);
        String who = analysis ? "worker" : "worker with a device for queue " + queue.queue();
        if (queue.workers() == 0) {
            return queue.quarantined() > 0
                    ? "every device for queue %s is in quarantine or away".formatted(queue.queue())
                    : "no %s is running".formatted(who);
        }
        if (!dispatched) {
            return analysis
                    ? "jobs before them, or Kafka, have not let them onto queue analysis yet"
                    : "their turn and a free device for queue %s; %d of them take jobs"
                            .formatted(queue.queue(), queue.workers());
        }
        return "a free %s; %d of them work on %d jobs"
                .formatted(who, queue.workers(), queue.running());
    }
}
