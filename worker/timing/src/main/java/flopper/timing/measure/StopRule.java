package flopper.timing.measure;

import flopper.timing.statistics.Statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Decides after each sample whether to take another (rule 2).
 *
 * <p>Noise is the interquartile range over the median, which single outliers do not move; it is
 * stable when its last {@value #NOISE_WINDOW} estimates lie within {@value #NOISE_SPREAD_MAX} of
 * their mean. Source of the idea: NVBench, stopping criterion {@code stdrel}.
 */
final class StopRule {
    private static final int NOISE_WINDOW = 8;
    private static final double NOISE_SPREAD_MAX = 0.05;

    private final TimingPlan plan;
    private final Deque<Double> noises = new ArrayDeque<>();
    private int samplesAtNextLook;

    StopRule(TimingPlan plan) {
        this.plan = plan;
        this.samplesAtNextLook = plan.samplesMin();
    }

    /**
     * @param wallNs samples in the order taken, of which the first {@code taken} are filled
     */
    Optional<StopReason> afterSample(long[] wallNs, int taken, long elapsedNs) {
        boolean timeUp = elapsedNs >= plan.steadyTimeMax().toNanos();
        boolean full = taken >= plan.samplesMax();
        boolean due = taken >= samplesAtNextLook && elapsedNs >= plan.steadyTimeMin().toNanos();
        if (taken >= plan.samplesMin() && (due || timeUp || full)) {
            samplesAtNextLook = taken + Math.max(1, taken / 10);
            Optional<StopReason> settled = look(Arrays.copyOf(wallNs, taken));
            if (settled.isPresent()) {
                return settled;
            }
        }
        if (full) {
            return Optional.of(StopReason.SAMPLES_FULL);
        }
        return timeUp && taken >= TimingPlan.SAMPLES_FLOOR
                ? Optional.of(StopReason.TIME_UP)
                : Optional.empty();
    }

    private Optional<StopReason> look(long[] samplesNs) {
        Statistics statistics = Statistics.of(List.of(samplesNs));
        if (statistics.relativeHalfWidth().orElse(1.0) <= plan.relativeHalfWidthMax()) {
            return Optional.of(StopReason.INTERVAL_NARROW);
        }
        noises.addLast(noise(samplesNs, statistics.medianNs()));
        if (noises.size() > NOISE_WINDOW) {
            noises.removeFirst();
        }
        return noises.size() == NOISE_WINDOW && noiseIsStable()
                ? Optional.of(StopReason.NOISE_STABLE)
                : Optional.empty();
    }

    private static double noise(long[] samplesNs, long medianNs) {
        long[] sorted = Arrays.stream(samplesNs).sorted().toArray();
        long range = sorted[(3 * sorted.length) / 4] - sorted[sorted.length / 4];
        return medianNs == 0 ? 0 : (double) range / medianNs;
    }

    private boolean noiseIsStable() {
        double mean = noises.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return noises.stream().allMatch(noise -> Math.abs(noise - mean) <= NOISE_SPREAD_MAX * mean);
    }
}
