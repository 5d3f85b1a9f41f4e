package flopper.api.history;

import flopper.api.comparison.Metric;
import flopper.api.comparison.Reading;
import flopper.api.history.HistoryResponse.Change;
import flopper.api.history.HistoryResponse.Direction;
import flopper.api.history.HistoryResponse.Point;
import flopper.api.history.HistoryResponse.Provenance;
import flopper.api.history.HistoryResponse.Setting;
import flopper.api.history.HistoryResponse.Unit;
import flopper.api.json.StoredJson;
import flopper.api.model.ModelResolver;
import flopper.db.Database;
import flopper.db.device.CanaryStore;
import flopper.db.history.Baseline;
import flopper.db.history.ChangePoints;
import flopper.db.history.HistoryStore;
import flopper.db.history.Series;
import flopper.db.history.SeriesFilter;
import flopper.db.measurement.Measurement;
import flopper.db.model.Model;
import flopper.db.row.Page;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Shows our own series. Thread-safe. */
@Singleton
final class Histories {

    private static final SeriesChoice<Series> CHOICE =
            new SeriesChoice<Series>()
                    .by(
                            "batch",
                            series ->
                                    series.batch().isPresent()
                                            ? String.valueOf(series.batch().getAsLong())
                                            : "its own")
                    .by("precision", Series::precision)
                    .by("backend", Series::backend)
                    .by("threads", series -> String.valueOf(series.threads()))
                    .by("weights", Series::weights);

    private final ModelResolver resolver;
    private final HistoryStore store;
    private final CanaryStore canaries;
    private final StoredJson json;

    Histories(ModelResolver resolver, Database database, StoredJson json) {
        this.resolver = resolver;
        this.store = database.histories();
        this.canaries = database.canaries();
        this.json = json;
    }

    /** A series and the model that it is of. */
    record Chosen(Model model, Series series) {}

    /** The one series that the parameters leave. */
    Chosen choose(
            String reference,
            String deviceClass,
            Optional<String> backend,
            Optional<String> precision,
            OptionalInt threads,
            OptionalLong batch,
            Optional<String> weights) {
        Model model = resolver.require(reference, "model");
        SeriesFilter filter =
                new SeriesFilter(
                        model.graphId(),
                        deviceClass,
                        backend,
                        precision,
                        threads,
                        batch,
                        Optional.empty(),
                        weights);
        return new Chosen(
                model,
                CHOICE.only(
                        store.series(filter),
                        "'%s' on '%s'".formatted(model.reference(), deviceClass)));
    }

    /** The points of a series and what changed in them. */
    HistoryResponse of(
            Chosen chosen,
            Metric metric,
            Optional<String> device,
            OptionalDouble gate,
            int limit,
            Optional<String> cursor) {
        List<Measurement> newest =
                store.points(chosen.series(), device, new Page(limit + 1, cursor));
        boolean more = newest.size() > limit;
        List<Measurement> measured = more ? newest.subList(0, limit).reversed() : newest.reversed();
        Optional<Baseline> baseline = store.baselines(chosen.series()).stream().findFirst();
        List<Unit> units =
                measured.stream()
                        .map(Measurement::deviceId)
                        .distinct()
                        .sorted()
                        .map(unit -> new Unit(unit, Gate.noise(canaries, unit, metric)))
                        .toList();
        double material = Gate.of(gate, units);
        Annotations annotations = new Annotations(json);
        List<Point> points = new ArrayList<>();
        for (Measurement one : measured) {
            boolean counts =
                    baseline.map(from -> !one.startedAt().isBefore(from.since())).orElse(true);
            points.add(point(one, metric.read(one), counts, annotations));
        }
        return new HistoryResponse(
                metric.fieldName(),
                metric.better(),
                setting(chosen),
                material,
                units,
                points,
                changes(points, metric.better(), material),
                baseline.map(BaselineResponse::of),
                more ? Optional.of(measured.getFirst().id()) : Optional.empty());
    }

    private static Setting setting(Chosen chosen) {
        Series series = chosen.series();
        return new Setting(
                Provenance.MEASURED,
                chosen.model().reference(),
                Optional.of(series.graphId()),
                series.deviceClass(),
                series.backend(),
                series.precision(),
                OptionalInt.of(series.threads()),
                series.batch(),
                Optional.of(series.shapes().byName()),
                OptionalInt.empty(),
                Optional.of(series.weights()));
    }

    private static Point point(
            Measurement one, Reading reading, boolean counts, Annotations annotations) {
        Optional<Reading.Known> known =
                switch (reading) {
                    case Reading.Known value -> Optional.of(value);
                    case Reading.Missing _ -> Optional.empty();
                };
        Optional<String> reason =
                switch (reading) {
                    case Reading.Known _ -> Optional.empty();
                    case Reading.Missing(var why) -> Optional.of(why);
                };
        return new Point(
                one.id(),
                Optional.of(one.startedAt()),
                one.deviceId(),
                known.map(value -> OptionalDouble.of(value.value())).orElse(OptionalDouble.empty()),
                known.flatMap(Reading.Known::interval)
                        .map(interval -> List.of(interval.low(), interval.high())),
                OptionalInt.of(one.samples()),
                Optional.of(one.backendVersion()),
                Optional.of(one.quality().converged()),
                Optional.of(one.quality().disturbed()),
                counts,
                annotations.next(one),
                reason);
    }

    /** Of each unit by itself (rule 17): two units differ, and taking turns they would be changes. */
    private static List<Change> changes(List<Point> points, Metric.Better better, double gate) {
        Map<String, List<Point>> byDevice = new LinkedHashMap<>();
        points.stream()
                .filter(point -> point.counts() && point.value().orElse(0) > 0)
                .forEach(point ->
                        byDevice.computeIfAbsent(point.device(), _ -> new ArrayList<>())
                                .add(point));
        List<Change> changes = new ArrayList<>();
        byDevice.values()
                .forEach(of -> {
                    double[] values =
                            of.stream().mapToDouble(p -> p.value().orElseThrow()).toArray();
                    ChangePoints.in(values)
                            .forEach(change ->
                                    changes.add(
                                            told(change, of.get(change.index()), better, gate)));
                });
        return changes;
    }

    private static Change told(
            ChangePoints.Change change, Point first, Metric.Better better, double gate) {
        boolean more = change.ratio() > 1;
        boolean worse =
                switch (better) {
                    case LOWER -> more;
                    case HIGHER -> !more;
                };
        return new Change(
                first.measurementId(),
                first.startedAt().orElse(Instant.EPOCH),
                first.device(),
                change.pValue(),
                change.before(),
                change.after(),
                change.ratio(),
                worse ? Direction.WORSE : Direction.BETTER,
                change.differsBy(gate));
    }
}
