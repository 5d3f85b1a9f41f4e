package flopper.api.dispatch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How soon silent workers and lost records are noticed, under {@code flopper.api.reaper}.
 *
 * @param interval time between two looks; a lease is seen to be over this late at most
 * @param retryAfter how long a job of a silent worker waits for its next attempt: what killed that
 *     worker may be the job, and the next one should not follow at once
 * @param patience how long a record may lie in Kafka before the job is published again, the first
 *     time; a second record does no harm, for its claim is refused
 * @param pauseMax longest wait between two tries while PostgreSQL is away
 */
@ConfigurationProperties("flopper.api.reaper")
record ReaperSettings(
        @Bindable(defaultValue = "2s") Duration interval,
        @Bindable(defaultValue = "2s") Duration retryAfter,
        @Bindable(defaultValue = "1m") Duration patience,
        @Bindable(defaultValue = "10s") Duration pauseMax) {}
