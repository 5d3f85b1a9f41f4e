package flopper.timing.measure;

import flopper.timing.statistics.Percentile;
import flopper.timing.statistics.Quantile;
import flopper.timing.statistics.Statistics;
import flopper.timing.statistics.Statistics.BetweenProcesses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a measurement says about itself.
 *
 * @param converged the plan's demands were met (rule 2)
 * @param disturbed something else took noticeable time on the same cores (rules 8, 9); the samples
 *     stay (rule 10)
 * @param notes sentences behind the two
 */
public record Verdict(boolean converged, boolean disturbed, List<String> notes) {
    /** What counts as a material difference (rule 20). */
    private static final double MATERIAL = 0.02;

    /** The kernel's ticks cannot tell less apart in the half second of a short steady state. */
    private static final double FOREIGN_MAX = 0.05;

    /** Whoever takes a core keeps it for about a millisecond: this often, it took 2 % of it. */
    private static final double SWITCHES_PER_SECOND_MAX = 20;

    /** A single switch in a short steady state is no rate. */
    private static final int SWITCHES_MIN = 10;

    private static final double SECOND_NS = 1e9;

    public Verdict {
        notes = List.copyOf(notes);
    }

    /**
     * @param wall the runs' samples pooled
     * @param cpu likewise; empty where several threads worked
     */
    public static Verdict of(
            TimingPlan plan, List<ProcessRun> runs, Statistics wall, Optional<Statistics> cpu) {
        List<String> unmet = unmet(plan, runs, wall);
        List<String> disturbances = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            disturbances.addAll(disturbances("process " + (i + 1), runs.get(i)));
        }
        cpu.flatMap(known -> waiting(wall, known)).ifPresent(disturbances::add);
        List<String> notes = new ArrayList<>(unmet);
        notes.addAll(disturbances);
        if (wall.percentile(Percentile.P50) instanceof Quantile.Missing(String reason)) {
            notes.add("the median is not published: it %s".formatted(reason));
        }
        return new Verdict(unmet.isEmpty(), !disturbances.isEmpty(), notes);
    }

    /** Whether another process would serve: the plan's demands on the whole are not met yet. */
    public static boolean settled(TimingPlan plan, List<ProcessRun> runs, Statistics wall) {
        return unmet(plan, runs, wall).isEmpty();
    }

    private static List<String> unmet(TimingPlan plan, List<ProcessRun> runs, Statistics wall) {
        List<String> unmet = new ArrayList<>();
        double halfWidth = wall.relativeHalfWidth().orElse(Double.POSITIVE_INFINITY);
        boolean stoppedWell =
                runs.stream().allMatch(run -> run.steadyState().stopReason().converged());
        if (halfWidth > plan.relativeHalfWidthMax() && !stoppedWell) {
            unmet.add(
                    "the median's 95 %% interval is ±%s, wider than ±%s"
                            .formatted(percent(halfWidth), percent(plan.relativeHalfWidthMax())));
        }
        wall.between()
                .filter(between -> standardError(between) > plan.relativeHalfWidthMax())
                .ifPresent(between ->
                        unmet.add(
                                "the medians of %d processes differ by %s (CV)"
                                        .formatted(
                                                between.processes(),
                                                percent(between.coefficientOfVariation()))));
        return unmet;
    }

    /** Of the mean of the processes' medians, as a part of it. */
    private static double standardError(BetweenProcesses between) {
        return between.coefficientOfVariation() / Math.sqrt(between.processes());
    }

    private static List<String> disturbances(String process, ProcessRun run) {
        List<String> seen = new ArrayList<>();
        Interference interference = run.interference();
        above(interference.stealFraction(), MATERIAL)
                .ifPresent(part ->
                        seen.add(
                                process
                                        + ": the hypervisor took "
                                        + percent(part)
                                        + " of the time"));
        above(interference.foreignFraction(), FOREIGN_MAX)
                .ifPresent(part ->
                        seen.add(
                                process
                                        + ": other threads took "
                                        + percent(part)
                                        + " of the time"));
        double perSecond = interference.involuntarySwitches() * SECOND_NS / sampledNs(run);
        if (interference.involuntarySwitches() >= SWITCHES_MIN
                && perSecond > SWITCHES_PER_SECOND_MAX) {
            seen.add("%s was taken off its core %.0f times a second".formatted(process, perSecond));
        }
        return seen;
    }

    private static double sampledNs(ProcessRun run) {
        double sum = 0;
        for (long ns : run.steadyState().wallNs().toArray()) {
            sum += ns;
        }
        return Math.max(1, sum);
    }

    /** One thread that computes without a pause takes as much processor time as wall time. */
    private static Optional<String> waiting(Statistics wall, Statistics cpu) {
        double excess = (double) wall.medianNs() / Math.max(1, cpu.medianNs()) - 1;
        return above(OptionalDouble.of(excess), MATERIAL)
                .map(part ->
                        "half of the runs waited for their core, the median run by %s"
                                .formatted(percent(part)));
    }

    private static Optional<Double> above(OptionalDouble value, double limit) {
        return value.isPresent() && value.getAsDouble() > limit
                ? Optional.of(value.getAsDouble())
                : Optional.empty();
    }

    private static String percent(double fraction) {
        return "%.1f %%".formatted(100 * fraction);
    }
}
