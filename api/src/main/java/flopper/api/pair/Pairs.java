package flopper.api.pair;

import flopper.api.point.Axis;
import flopper.api.point.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Finds pairs of points that are near in MACs and far in speed. */
final class Pairs {

    /** Two points of one setting and resolution. */
    record Pair(Point fewer, Point more) {

        double macsRatio() {
            return fewer.value(Axis.MACS).orElseThrow() / more.value(Axis.MACS).orElseThrow();
        }

        double speedRatio() {
            return fewer.value(Axis.THROUGHPUT).orElseThrow()
                    / more.value(Axis.THROUGHPUT).orElseThrow();
        }

        /** How far the speeds are apart, whichever is the faster one. */
        double distance() {
            return Math.abs(Math.log(speedRatio()));
        }
    }

    private static final Comparator<Pair> NEAREST_FIRST =
            Comparator.comparingDouble(Pair::distance);

    private Pairs() {}

    /** Those whose speeds are the farthest apart, these first. */
    static List<Pair> farthest(List<Point> points, double within, int limit) {
        List<Point> byMacs =
                points.stream()
                        .filter(point -> point.value(Axis.MACS).orElse(0) > 0)
                        .sorted(
                                Comparator.comparingDouble(
                                        point -> point.value(Axis.MACS).orElseThrow()))
                        .toList();
        // The nearest of those kept is on top, and goes when there are too many.
        PriorityQueue<Pair> kept = new PriorityQueue<>(NEAREST_FIRST);
        for (int i = 0; i < byMacs.size(); i++) {
            Point fewer = byMacs.get(i);
            double most = fewer.value(Axis.MACS).orElseThrow() * within;
            for (int j = i + 1;
                    j < byMacs.size() && byMacs.get(j).value(Axis.MACS).orElseThrow() <= most;
                    j++) {
                Point more = byMacs.get(j);
                if (fewer.resolution().equals(more.resolution())
                        && !fewer.model().equals(more.model())) {
                    kept.add(new Pair(fewer, more));
                    if (kept.size() > limit) {
                        kept.poll();
                    }
                }
            }
        }
        List<Pair> farthest = new ArrayList<>(kept);
        farthest.sort(NEAREST_FIRST.reversed());
        return farthest;
    }
}
