package flopper.db.retention;

import java.util.OptionalInt;

/**
 * How long what is kept; what began in a month is kept until that month has been over for as long.
 *
 * @param samplesMonths raw samples; empty: for ever
 * @param statisticsMonths measurements with their statistics and layer times; empty: for ever. Not
 *     less than the samples, which mean nothing without them
 * @param archive old months go to the schema {@code archive} instead of being dropped
 */
public record RetentionPolicy(
        OptionalInt samplesMonths, OptionalInt statisticsMonths, boolean archive) {

    public RetentionPolicy {
        boolean samplesLonger =
                statisticsMonths.isPresent()
                        && (samplesMonths.isEmpty()
                                || samplesMonths.getAsInt() > statisticsMonths.getAsInt());
        if (samplesLonger) {
            throw new IllegalArgumentException(
                    "samples would be kept longer than their statistics: %s and %s months"
                            .formatted(samplesMonths, statisticsMonths));
        }
    }
}
