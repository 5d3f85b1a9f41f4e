package flopper.api.pareto;

import flopper.api.point.Axis;
import flopper.api.point.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells the points that nothing is better than in both values from those that something is. */
final class Front {

    /**
     * A point and its place.
     *
     * @param dominatedBy one of the front that is at least as good in both values, and better in
     *     one; empty for those of the front
     */
    record Standing(Point point, double x, double y, Optional<Point> dominatedBy) {}

    private Front() {}

    /** Points that have both values, the best in x first. */
    static List<Standing> of(List<Point> points, Axis x, Axis y) {
        List<Standing> known =
                points.stream()
                        .filter(point -> point.value(x).isPresent() && point.value(y).isPresent())
                        .map(point ->
                                new Standing(
                                        point,
                                        point.value(x).orElseThrow(),
                                        point.value(y).orElseThrow(),
                                        Optional.empty()))
                        .sorted(
                                Comparator.comparingDouble((Standing one) -> -x.goodness(one.x()))
                                        .thenComparingDouble(one -> -y.goodness(one.y()))
                                        .thenComparing(one -> one.point().model()))
                        .toList();
        List<Standing> standings = new ArrayList<>(known.size());
        Optional<Standing> best = Optional.empty();
        for (Standing one : known) {
            boolean dominated = best.filter(front -> isDominated(one, front, y)).isPresent();
            if (!dominated) {
                best = Optional.of(one);
            }
            standings.add(
                    dominated
                            ? new Standing(one.point(), one.x(), one.y(), best.map(Standing::point))
                            : one);
        }
        return standings;
    }

    /** By the best so far in y, which is at least as good in x; an equal point is its companion. */
    private static boolean isDominated(Standing one, Standing front, Axis y) {
        double better = y.goodness(front.y()) - y.goodness(one.y());
        return better > 0 || (better == 0 && one.x() != front.x());
    }
}
