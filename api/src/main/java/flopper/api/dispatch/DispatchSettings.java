package flopper.api.dispatch;

import flopper.db.dispatch.DispatchLimits;
import flopper.db.job.Queue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How eagerly jobs go to Kafka, under {@code flopper.api.dispatch}.
 *
 * @param analysisJobsMax dispatched analysis jobs that may wait in Kafka: some seconds of work for a
 *     fast worker. What waits in Kafka can no longer be overtaken by a more urgent sweep
 * @param timingJobsMax the same for the queue of one device class, where a job takes seconds to
 *     minutes: enough that several workers never run dry between two rounds
 * @param analysisJobsPerRecord ids in one record; a profile takes milliseconds, so a claim, a commit
 *     and an acknowledgement for each would cost more than the work
 * @param interval time between two rounds: how soon jobs follow that nobody announced, those of
 *     another instance and those to be tried again. A submission here is dispatched at once
 * @param pauseMax longest wait between two tries while Kafka or PostgreSQL is away
 * @param stopLimit how long a round that is under way may go on at shutdown
 */
@ConfigurationProperties("flopper.api.dispatch")
record DispatchSettings(
        @Bindable(defaultValue = "2000") int analysisJobsMax,
        @Bindable(defaultValue = "32") int timingJobsMax,
        @Bindable(defaultValue = "32") int analysisJobsPerRecord,
        @Bindable(defaultValue = "500ms") Duration interval,
        @Bindable(defaultValue = "10s") Duration pauseMax,
        @Bindable(defaultValue = "5s") Duration stopLimit) {

    DispatchLimits limits() {
        return new DispatchLimits(analysisJobsMax, timingJobsMax);
    }

    /** One for timing: whoever has the record has the device for as long as it takes. */
    int jobsPerRecord(String queue) {
        return queue.equals(Queue.ANALYSIS) ? analysisJobsPerRecord : 1;
    }
}
