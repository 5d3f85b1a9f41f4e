package flopper.db.imported;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What others timed; most sources give one number without its spread, and all else is empty.
 *
 * @param latencyNs of one run with the whole batch
 * @param statistic what that is of the samples behind it
 */
public record ImportedTimes(
        double latencyNs,
        Statistic statistic,
        OptionalDouble throughputPerSecond,
        OptionalInt samples,
        OptionalLong minNs,
        OptionalLong p50CiLowNs,
        OptionalLong p50CiHighNs,
        OptionalLong p90Ns,
        OptionalLong p99Ns,
        OptionalDouble meanNs,
        OptionalDouble cv) {

    /** One number and nothing about it. */
    public static ImportedTimes plain(
            double latencyNs, Statistic statistic, OptionalDouble throughputPerSecond) {
        return new ImportedTimes(
                latencyNs,
                statistic,
                throughputPerSecond,
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
