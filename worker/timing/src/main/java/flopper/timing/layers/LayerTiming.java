package flopper.timing.layers;

import flopper.timing.backend.Profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * How the end-to-end time divides among the submitted layers. Every nanosecond is in exactly one
 * part: the parts add up to {@code endToEndNs}.
 *
 * @param endToEndNs the median of the uninstrumented runs, which the profile is scaled to (rule 13)
 * @param profiledRuns runs that the division is drawn from
 * @param overhead by which part a run takes longer under the profiler, in the same process; negative
 *     where noise hides it
 * @param parts in the order of execution; the last is what lies between the runtime's nodes
 */
public record LayerTiming(
        long endToEndNs, int profiledRuns, double overhead, List<LayerTime> parts) {
    /** The kernel of the part that is no node's: the runtime between its nodes. */
    public static final String BETWEEN_NODES = "runtime";

    public LayerTiming {
        parts = List.copyOf(parts);
    }

    /**
     * @param operators the submitted operator at a position in the file
     */
    public static LayerTiming of(
            ProfiledRuns runs, long endToEndNs, IntFunction<String> operators) {
        Profile profile = runs.profile();
        // Between its nodes a profiled run spends most on the profile: the plain run tells what
        // the runtime spends there.
        Division division =
                new Division(endToEndNs, Math.max(profile.nodesNs(), runs.plainRunNs()));
        List<LayerTime> parts = new ArrayList<>();
        for (Profile.Node node : profile.nodes()) {
            parts.add(
                    new LayerTime(
                            node.layers(), kernel(node, operators), division.next(node.timeNs())));
        }
        parts.add(new LayerTime(List.of(), BETWEEN_NODES, division.rest()));
        return new LayerTiming(
                endToEndNs, profile.runs(), profile.runNs() / runs.plainRunNs() - 1, parts);
    }

    private static String kernel(Profile.Node node, IntFunction<String> operators) {
        return node.layers().isEmpty()
                ? node.operator()
                : node.layers().stream().map(operators::apply).collect(Collectors.joining("+"));
    }

    /** The part of the time that submitted layers account for. */
    public double attributedFraction() {
        long attributedNs =
                parts.stream().filter(LayerTime::isAttributed).mapToLong(LayerTime::timeNs).sum();
        return endToEndNs == 0 ? 0 : (double) attributedNs / endToEndNs;
    }

    /** Scales parts one after another so that their whole nanoseconds add up to the total. */
    private static final class Division {
        private final long totalNs;
        private final double scale;
        private double before;
        private long assignedNs;

        Division(long totalNs, double profiledNs) {
            this.totalNs = totalNs;
            this.scale = profiledNs == 0 ? 0 : totalNs / profiledNs;
        }

        long next(double profiledNs) {
            before += profiledNs;
            long upToHereNs = Math.clamp(Math.round(before * scale), assignedNs, totalNs);
            long partNs = upToHereNs - assignedNs;
            assignedNs = upToHereNs;
            return partNs;
        }

        long rest() {
            return totalNs - assignedNs;
        }
    }
}
