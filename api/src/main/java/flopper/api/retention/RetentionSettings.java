package flopper.api.retention;

import flopper.db.retention.RetentionPolicy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long measurements are kept, under {@code flopper.api.retention}.
 *
 * @param samplesMonths raw samples, 0 for ever: a year and the month it is compared with; they are
 *     most of what a measurement takes, and few look at old ones
 * @param statisticsMonths measurements with statistics and layer times, 0 for ever: comparisons and
 *     histories are what they are kept for
 * @param archive whether old months go to the schema {@code archive}, from where they can be backed
 *     up and dropped by hand; else they are dropped
 * @param interval between two looks
 * @param pauseMax longest wait between two tries while PostgreSQL is away or in use
 */
@ConfigurationProperties("flopper.api.retention")
record RetentionSettings(
        @Bindable(defaultValue = "13") int samplesMonths,
        @Bindable(defaultValue = "0") int statisticsMonths,
        @Bindable(defaultValue = "true") boolean archive,
        @Bindable(defaultValue = "1h") Duration interval,
        @Bindable(defaultValue = "1h") Duration pauseMax) {

    RetentionPolicy policy() {
        return new RetentionPolicy(months(samplesMonths), months(statisticsMonths), archive);
    }

    private static OptionalInt months(int months) {
        return months == 0 ? OptionalInt.empty() : OptionalInt.of(months);
    }
}
