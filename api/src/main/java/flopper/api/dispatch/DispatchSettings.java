package flopper.api.dispatch;

import flopper.db.dispatch.DispatchLimits;
import flopper.db.job.Queue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How eagerly jobs go to Kafka, under {@code flopper.api.dispatch}.
 *
 * @param analysisJobsPerWorker dispatched analysis jobs that may wait in Kafka for each worker: more
 *     than a fast one counts between two rounds. What waits in Kafka can no longer be overtaken by
 *     another owner or a more urgent sweep. A device needs no such number: it gets its next job when
 *     it is free
 * @param analysisJobsPerRecord ids in one record; a profile takes milliseconds, so a claim, a commit
 *     and an acknowledgement for each would cost more than the work
 * @param interval time between two rounds: how soon a device that is free gets its next job, and a
 *     part in twenty or less of what a measurement takes. A submission is dispatched at once
 * @param pauseMax longest wait between two tries while Kafka or PostgreSQL is away
 * @param stopLimit how long a round that is under way may go on at shutdown
 */
@ConfigurationProperties("flopper.api.dispatch")
record DispatchSettings(
        @Bindable(defaultValue = "128") int analysisJobsPerWorker,
        @Bindable(defaultValue = "32") int analysisJobsPerRecord,
        @Bindable(defaultValue = "100ms") Duration interval,
        @Bindable(defaultValue = "10s") Duration pauseMax,
        @Bindable(defaultValue = "5s") Duration stopLimit) {

    DispatchLimits limits() {
        return new DispatchLimits(analysisJobsPerWorker);
    }

    /** One for timing: whoever has the record has the device for as long as it takes. */
    int jobsPerRecord(String queue) {
        return queue.equals(Queue.ANALYSIS) ? analysisJobsPerRecord : 1;
    }
}
