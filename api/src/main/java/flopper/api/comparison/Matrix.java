package flopper.api.comparison;

import flopper.api.comparison.ComparisonResponse.Cell;
import flopper.api.comparison.Reading.Interval;
import flopper.db.measurement.Measurement;
import flopper.db.model.Model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The measurements of one setting in their places, and how each stands to its baseline. */
final class Matrix {

    /** A row and a column. */
    private record Place(Model model, String deviceClass) {

        /** The place that this one is held against. */
        Place baseline(Base base) {
            return switch (base) {
                case Base.OfModel(var other) -> new Place(other, deviceClass);
                case Base.OfDeviceClass(var other) -> new Place(model, other);
            };
        }
    }

    /** How a value stands to its baseline. */
    private record Standing(
            OptionalDouble ratio, Optional<Verdict> verdict, Optional<String> reason) {

        /** It does not, and why. */
        static Standing none(String reason) {
            return new Standing(OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
        }
    }

    private record Key(String graphId, String deviceClass) {}

    private final Optional<Setting> setting;
    private final Metric metric;
    private final Base base;
    private final Map<String, Double> noise;
    private final Map<Key, Measurement> measurements = new HashMap<>();

    /**
     * @param setting empty where nothing was measured at all
     * @param noise minimum detectable change by device, where it is known
     */
    Matrix(
            Optional<Setting> setting,
            Metric metric,
            Base base,
            Map<String, Double> noise,
            List<Measurement> measured) {
        this.setting = setting;
        this.metric = metric;
        this.base = base;
        this.noise = Map.copyOf(noise);
        measured.forEach(one -> measurements.put(new Key(one.graphId(), one.deviceClass()), one));
    }

    List<Cell> cells(List<Model> models, List<String> deviceClasses) {
        List<Cell> cells = new ArrayList<>();
        for (Model model : models) {
            for (String deviceClass : deviceClasses) {
                cells.add(cell(new Place(model, deviceClass)));
            }
        }
        return cells;
    }

    private Cell cell(Place place) {
        Measurement measurement = at(place);
        if (measurement == null) {
            return missing(place, Optional.empty(), "not measured");
        }
        return switch (metric.read(measurement)) {
            case Reading.Missing(var reason) -> missing(place, Optional.of(measurement), reason);
            case Reading.Known known -> known(place, measurement, known);
        };
    }

    private @Nullable Measurement at(Place place) {
        return measurements.get(new Key(place.model().graphId(), place.deviceClass()));
    }

    private Cell known(Place place, Measurement measurement, Reading.Known reading) {
        Place other = place.baseline(base);
        Measurement baseline = at(other);
        if (baseline == null) {
            return told(
                    place, measurement, reading, Standing.none("the baseline was not measured"));
        }
        return switch (metric.read(baseline)) {
            case Reading.Missing(var reason) ->
                    told(place, measurement, reading, Standing.none("the baseline: " + reason));
            case Reading.Known against ->
                    told(
                            place,
                            measurement,
                            reading,
                            standing(measurement, reading, baseline, against));
        };
    }

    private Standing standing(
            Measurement measurement,
            Reading.Known reading,
            Measurement baseline,
            Reading.Known against) {
        Optional<String> difference = Comparability.difference(baseline, measurement);
        if (difference.isPresent()) {
            return Standing.none(difference.get());
        }
        OptionalDouble ratio = OptionalDouble.of(reading.value() / against.value());
        if (measurement.id().equals(baseline.id())) {
            return new Standing(ratio, Optional.of(Verdict.SAME), Optional.empty());
        }
        if (reading.interval().isEmpty() || against.interval().isEmpty()) {
            return new Standing(
                    ratio,
                    Optional.of(Verdict.AMBIGUOUS),
                    Optional.of("%s has no confidence interval".formatted(metric.fieldName())));
        }
        double between = noise(baseline, measurement);
        Verdict verdict = verdict(reading, against, between);
        if (verdict != Verdict.AMBIGUOUS) {
            return new Standing(ratio, Optional.of(verdict), Optional.empty());
        }
        String reason =
                verdict(reading, against, 0) == Verdict.AMBIGUOUS
                        ? "the confidence intervals overlap"
                        : "the device's own noise makes up to %.1f %% between two measurements"
                                .formatted(100 * between);
        return new Standing(ratio, Optional.of(verdict), Optional.of(reason));
    }

    private Verdict verdict(Reading.Known reading, Reading.Known against, double between) {
        return Verdict.of(
                metric.better(),
                against.value(),
                against.interval().orElseThrow(),
                reading.value(),
                reading.interval().orElseThrow(),
                between);
    }

    /** Of two devices each has half a part in the variance of the difference. */
    private double noise(Measurement baseline, Measurement measurement) {
        double one = noise.getOrDefault(baseline.deviceId(), 0.0);
        double other = noise.getOrDefault(measurement.deviceId(), 0.0);
        return Math.sqrt((one * one + other * other) / 2);
    }

    private Cell told(
            Place place, Measurement measurement, Reading.Known reading, Standing standing) {
        return cell(
                place,
                Optional.of(measurement),
                OptionalDouble.of(reading.value()),
                reading.interval(),
                standing);
    }

    private Cell missing(Place place, Optional<Measurement> measurement, String reason) {
        return cell(
                place,
                measurement,
                OptionalDouble.empty(),
                Optional.empty(),
                Standing.none(reason));
    }

    private Cell cell(
            Place place,
            Optional<Measurement> measurement,
            OptionalDouble value,
            Optional<Interval> interval,
            Standing standing) {
        return new Cell(
                place.model().reference(),
                place.model().graphId(),
                place.deviceClass(),
                setting.map(Setting::batch).orElse(OptionalLong.empty()),
                setting.map(Setting::precision),
                setting.map(Setting::backend),
                setting.map(one -> OptionalInt.of(one.threads())).orElse(OptionalInt.empty()),
                measurement.map(one -> one.shapes().byName()),
                measurement.map(Measurement::id),
                value,
                interval.map(one -> List.of(one.low(), one.high())),
                measurement.map(one -> OptionalInt.of(one.samples())).orElse(OptionalInt.empty()),
                measurement.map(one -> one.quality().converged()),
                measurement.map(one -> one.quality().disturbed()),
                standing.ratio(),
                standing.verdict(),
                standing.reason());
    }
}
