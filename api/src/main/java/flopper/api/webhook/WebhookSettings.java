package flopper.api.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How ends of sweeps are told, under {@code flopper.api.webhook}.
 *
 * @param interval between two looks for what is to be sent
 * @param timeout of one attempt: long enough for a receiver that works before it answers
 * @param retryFirst wait after the first attempt that failed; it doubles with each further one
 * @param retryLongest the longest such wait
 * @param attemptsMax then it is given up: with the waits of the defaults, after a day
 * @param allowPrivate whether addresses of this machine and of private networks are taken; whoever
 *     may submit could reach what is behind the service's firewall then
 * @param pauseMax longest wait between two looks while PostgreSQL is away
 */
@ConfigurationProperties("flopper.api.webhook")
public record WebhookSettings(
        @Bindable(defaultValue = "1s") Duration interval,
        @Bindable(defaultValue = "10s") Duration timeout,
        @Bindable(defaultValue = "10s") Duration retryFirst,
        @Bindable(defaultValue = "1h") Duration retryLongest,
        @Bindable(defaultValue = "32") int attemptsMax,
        @Bindable(defaultValue = "false") boolean allowPrivate,
        @Bindable(defaultValue = "10s") Duration pauseMax) {}
