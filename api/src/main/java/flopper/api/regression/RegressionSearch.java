package flopper.api.regression;

import flopper.api.comparison.Metric;
import flopper.api.history.Gate;
import flopper.db.Database;
import flopper.db.device.CanaryStore;
import flopper.db.history.Baseline;
import flopper.db.history.ChangePoints;
import flopper.db.history.ChangePoints.Change;
import flopper.db.history.HistoryStore;
import flopper.db.history.Series;
import flopper.db.measurement.Measurement;
import flopper.db.regression.NewRegression;
import flopper.db.regression.RegressionStore;
import flopper.db.row.Page;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Searches a series for a regression: the last change of the level of a unit's median, where that is
 * for the worse, by the gate or more, and not known. Thread-safe.
 */
@Singleton
final class RegressionSearch {

    private final HistoryStore histories;
    private final RegressionStore regressions;
    private final CanaryStore canaries;
    private final RegressionSettings settings;

    RegressionSearch(Database database, RegressionSettings settings) {
        this.histories = database.histories();
        this.regressions = database.regressions();
        this.canaries = database.canaries();
        this.settings = settings;
    }

    /** Stores what is found; answers the ids. */
    List<String> search(Series series) {
        Optional<Baseline> baseline = histories.baselines(series).stream().findFirst();
        Map<String, List<Measurement>> byDevice = new LinkedHashMap<>();
        histories
                .points(series, Optional.empty(), Page.first(settings.points()))
                .reversed()
                .stream()
                .filter(one -> one.latency().p50Ns().orElse(0) > 0)
                .filter(one ->
                        baseline.map(from -> !one.startedAt().isBefore(from.since())).orElse(true))
                .forEach(one ->
                        byDevice.computeIfAbsent(one.deviceId(), _ -> new ArrayList<>()).add(one));
        List<String> found = new ArrayList<>();
        byDevice.forEach((device, measured) ->
                found(series, device, measured)
                        .flatMap(regression -> regressions.put(series, regression))
                        .ifPresent(found::add));
        return found;
    }

    private Optional<NewRegression> found(
            Series series, String device, List<Measurement> measured) {
        double[] figures =
                measured.stream().mapToDouble(one -> one.latency().p50Ns().orElseThrow()).toArray();
        List<Change> changes = ChangePoints.in(figures);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Change last = changes.getLast();
        OptionalDouble noise = Gate.noise(canaries, device, Metric.P50);
        double gate = Gate.usual(noise.orElse(0));
        if (last.ratio() < 1
                || !last.differsBy(gate)
                || isKnown(measured, last, regressions.known(series, device))) {
            return Optional.empty();
        }
        Measurement first = measured.get(last.index());
        return Optional.of(
                new NewRegression(
                        first.model(),
                        device,
                        first.id(),
                        first.startedAt(),
                        last.pValue(),
                        last.before(),
                        last.after(),
                        gate,
                        noise));
    }

    /** With each measurement that comes the same change may be found a little earlier or later. */
    private static boolean isKnown(List<Measurement> measured, Change change, List<String> known) {
        return IntStream.rangeClosed(
                        change.index() - ChangePoints.SEGMENT_MIN,
                        change.index() + ChangePoints.SEGMENT_MIN)
                .filter(index -> index >= 0 && index < measured.size())
                .anyMatch(index -> known.contains(measured.get(index).id()));
    }
}
