package flopper.bench.history;

import flopper.db.history.ChangePoints;
import flopper.db.history.ChangePoints.Change;

import java.util.List;
import java.util.Random;

/**
 * Detection and false alarms of change points on made-up series, by size of the step, length and
 * noise. A step is two thirds down the series and found where a change is told within a twentieth of
 * the series, or 3 points; any other change is a false alarm. The noise is that of repeats on a
 * shared host (RESULTS.md: 4.3 % and 11.2 %), that of a quieter one, and one that besides makes one
 * measurement in twenty up to twice as long.
 */
public final class ChangeRates {
    private static final int SERIES = 1000;
    private static final double[] STEPS = {0, 0.01, 0.02, 0.03, 0.05, 0.10};
    private static final int[] LENGTHS = {20, 60, 200};
    private static final double FALSE_ALARMS_MAX = 0.01;

    private enum Noise {
        ONE_PERCENT("1 %", 0.01, false),
        REPEATS("4.3 %", 0.043, false),
        LOUD("11.2 %", 0.112, false),
        OUTLIERS("1 %, outliers", 0.01, true);

        private final String label;
        private final double cv;
        private final boolean outliers;

        Noise(String label, double cv, boolean outliers) {
            this.label = label;
            this.cv = cv;
            this.outliers = outliers;
        }

        private double[] series(int length, int from, double step, long seed) {
            Random random = new Random(seed);
            double[] series = new double[length];
            for (int i = 0; i < length; i++) {
                double level = i < from ? 2e7 : 2e7 * (1 + step);
                series[i] = level * Math.exp(cv * random.nextGaussian());
                if (outliers && random.nextInt(20) == 0) {
                    series[i] *= 1 + random.nextDouble();
                }
            }
            return series;
        }
    }

    private record Rates(double found, double falseAlarms, double ms) {}

    private ChangeRates() {}

    public static void main(String[] arguments) {
        System.out.printf(
                "%,d series each; a series without a step shows a change with probability %s%n%n",
                SERIES, ChangePoints.LEVEL);
        System.out.println("| noise | points | step | found | false alarms | ms |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        boolean passed = true;
        for (Noise noise : Noise.values()) {
            for (int length : LENGTHS) {
                for (double step : STEPS) {
                    Rates rates = rates(noise, length, step);
                    passed &= step > 0 || rates.falseAlarms() <= FALSE_ALARMS_MAX;
                    System.out.printf(
                            "| %s | %d | %s | %s | %.1f %% | %.2f |%n",
                            noise.label,
                            length,
                            step == 0 ? "none" : "%.0f %%".formatted(100 * step),
                            step == 0 ? "" : "%.1f %%".formatted(100 * rates.found()),
                            100 * rates.falseAlarms(),
                            rates.ms());
                }
            }
        }
        System.out.printf(
                "%nfalse alarms without a step at most %.0f %%: %s%n",
                100 * FALSE_ALARMS_MAX, passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private static Rates rates(Noise noise, int length, double step) {
        int from = length * 2 / 3;
        int reach = Math.max(3, length / 20);
        int found = 0;
        int alarmed = 0;
        long startNs = System.nanoTime();
        for (int seed = 0; seed < SERIES; seed++) {
            List<Change> changes =
                    ChangePoints.in(noise.series(length, from, step, seed * 7919L + 1));
            long right =
                    step == 0
                            ? 0
                            : changes.stream()
                                    .filter(change -> Math.abs(change.index() - from) <= reach)
                                    .count();
            found += right > 0 ? 1 : 0;
            alarmed += changes.size() > right ? 1 : 0;
        }
        double ms = (System.nanoTime() - startNs) / 1e6 / SERIES;
        return new Rates((double) found / SERIES, (double) alarmed / SERIES, ms);
    }
}
