package flopper.api.point;

import flopper.api.backbone.CountedBackbones;
import flopper.db.Database;
import flopper.db.imported.ImportStore;
import flopper.db.imported.ImportedAccuracy;
import flopper.db.imported.ImportedMeasurement;
import flopper.db.imported.SourcedAccuracy;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;
import flopper.zoo.Published;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Models with their accuracy: of each at each resolution that of its best weights. */
@Singleton
public final class AccuratePoints {

    private record Key(String model, int resolution) {}

    private record Accuracy(double top1, String weights, String source) {}

    private final ImportStore imports;
    private final CountedBackbones backbones;
    private final Points points;

    AccuratePoints(Database database, CountedBackbones backbones, Points points) {
        this.imports = database.imports();
        this.backbones = backbones;
        this.points = points;
    }

    /** All that have a cost and an accuracy, whatever runs them. */
    public List<Point> all() {
        List<Point> all = new ArrayList<>();
        published()
                .forEach((key, accuracy) ->
                        backbones
                                .find(key.model(), OptionalInt.of(key.resolution()))
                                .ifPresent(counted -> {
                                    Map<Axis, Double> values = new EnumMap<>(Axis.class);
                                    Points.putCounted(values, counted);
                                    all.add(
                                            with(
                                                    accuracy,
                                                    new Point(
                                                            key.model(),
                                                            Optional.of(key.model()),
                                                            OptionalInt.of(key.resolution()),
                                                            Provenance.CATALOGUE,
                                                            "catalogue",
                                                            Optional.empty(),
                                                            values)));
                                }));
        Map<Key, Accuracy> imported = imported();
        for (ImportedMeasurement one : imports.costs()) {
            Accuracy accuracy = imported.get(key(one.model(), one.setting().resolution()));
            if (accuracy != null) {
                all.add(
                        with(
                                accuracy,
                                new Point(
                                        one.model(),
                                        one.backbone(),
                                        one.setting().resolution(),
                                        Provenance.IMPORTED,
                                        one.source(),
                                        Optional.empty(),
                                        points.costs(one))));
            }
        }
        return all;
    }

    /** The same points, with an accuracy where one is known. */
    public List<Point> withAccuracy(List<Point> of) {
        Map<Key, Accuracy> imported = imported();
        Map<Key, Accuracy> published = published();
        return of.stream()
                .map(point -> {
                    Accuracy accuracy = imported.get(key(point.model(), point.resolution()));
                    if (accuracy == null) {
                        accuracy = published.get(backbone(point));
                    }
                    return accuracy == null ? point : with(accuracy, point);
                })
                .toList();
    }

    /** The backbone at the point's resolution, or at its usual one where none is told. */
    private static Key backbone(Point point) {
        String name = point.backbone().orElse(point.model().replaceFirst(":latest$", ""));
        int usual = Catalogue.find(name).map(Backbone::resolution).orElse(0);
        return new Key(name, point.resolution().orElse(usual));
    }

    private static Key key(String model, OptionalInt resolution) {
        return new Key(model, resolution.orElse(0));
    }

    private static Point with(Accuracy accuracy, Point point) {
        Map<Axis, Double> values = new EnumMap<>(Axis.class);
        values.putAll(point.values());
        values.put(Axis.TOP1, accuracy.top1());
        return new Point(
                point.model(),
                point.backbone(),
                point.resolution(),
                point.provenance(),
                "%s; top-1 of %s: %s"
                        .formatted(point.source(), accuracy.weights(), accuracy.source()),
                point.measurementId(),
                values);
    }

    private static Map<Key, Accuracy> published() {
        Map<Key, Accuracy> best = new HashMap<>();
        for (Backbone backbone : Catalogue.backbones()) {
            for (Published one : backbone.published()) {
                if (one.top1Percent().isPresent()) {
                    best.merge(
                            new Key(backbone.name(), one.resolution()),
                            new Accuracy(
                                    one.top1Percent().getAsDouble(), one.weights(), one.source()),
                            AccuratePoints::better);
                }
            }
        }
        return best;
    }

    private Map<Key, Accuracy> imported() {
        Map<Key, Accuracy> best = new HashMap<>();
        for (SourcedAccuracy one : imports.accuracies()) {
            ImportedAccuracy row = one.accuracy();
            best.merge(
                    new Key(row.model(), row.resolution()),
                    new Accuracy(row.top1Percent(), row.reference(), one.source()),
                    AccuratePoints::better);
        }
        return best;
    }

    private static Accuracy better(Accuracy one, Accuracy other) {
        return other.top1() > one.top1() ? other : one;
    }
}
