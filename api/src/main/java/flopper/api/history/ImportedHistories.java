package flopper.api.history;

import flopper.api.comparison.Metric;
import flopper.api.history.HistoryResponse.Annotation;
import flopper.api.history.HistoryResponse.Point;
import flopper.api.history.HistoryResponse.Provenance;
import flopper.api.history.HistoryResponse.Setting;
import flopper.api.history.HistoryResponse.Unit;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.imported.ImportStore;
import flopper.db.imported.ImportedMeasurement;
import flopper.db.imported.ImportedSetting;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Shows series of others by version of the backend. They have neither noise nor, with their few
 * points, changes that could be told from it. Thread-safe.
 */
@Singleton
final class ImportedHistories {

    private static final SeriesChoice<ImportedMeasurement> CHOICE =
            new SeriesChoice<ImportedMeasurement>()
                    .by("model", ImportedMeasurement::model)
                    .by("precision", one -> one.setting().precision())
                    .by("backend", one -> one.setting().backend())
                    .by("threads", one -> text(one.setting().threads()))
                    .by("resolution", one -> text(one.setting().resolution()));

    private final ImportStore imports;

    ImportedHistories(Database database) {
        this.imports = database.imports();
    }

    static boolean has(String deviceClass) {
        return deviceClass.startsWith(ImportedSetting.PREFIX);
    }

    /**
     * The series that the request leaves.
     *
     * @throws ApiException where that is none or several, or the metric is none that others give
     */
    HistoryResponse of(HistoryRequest request, String model, String deviceClass) {
        String metric = Optional.ofNullable(request.metric()).orElse("throughputPerSecond");
        if (!metric.equals("throughputPerSecond")) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "metric",
                    "others' figures have a history of throughputPerSecond only");
        }
        List<ImportedMeasurement> series =
                imports.series(List.of(model), List.of(deviceClass)).stream()
                        .filter(one -> asked(request, one))
                        .toList();
        ImportedMeasurement first =
                CHOICE.only(series, "'%s' on '%s'".formatted(model, deviceClass));
        return new HistoryResponse(
                metric,
                Metric.Better.HIGHER,
                setting(first),
                Gate.usual(0),
                series.stream()
                        .map(one -> one.setting().device())
                        .distinct()
                        .map(device -> new Unit(device, OptionalDouble.empty()))
                        .toList(),
                points(series),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean asked(HistoryRequest request, ImportedMeasurement one) {
        ImportedSetting setting = one.setting();
        return (request.precision() == null || request.precision().equals(setting.precision()))
                && (request.backend() == null || request.backend().equals(setting.backend()))
                && (request.threads() == null
                        || OptionalInt.of(request.threads()).equals(setting.threads()))
                && (request.batch() == null
                        || OptionalLong.of(request.batch()).equals(setting.batch()))
                && (request.resolution() == null
                        || OptionalInt.of(request.resolution()).equals(setting.resolution()));
    }

    private static Setting setting(ImportedMeasurement first) {
        ImportedSetting setting = first.setting();
        return new Setting(
                Provenance.IMPORTED,
                first.model(),
                Optional.empty(),
                setting.deviceClass(),
                setting.backend(),
                setting.precision(),
                setting.threads(),
                OptionalLong.empty(),
                Optional.empty(),
                setting.resolution(),
                Optional.empty());
    }

    private static List<Point> points(List<ImportedMeasurement> series) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            ImportedMeasurement one = series.get(i);
            List<Annotation> annotations = new ArrayList<>();
            if (i > 0) {
                ImportedMeasurement before = series.get(i - 1);
                annotate(
                        "backendVersion",
                        before.setting().backendVersion(),
                        one.setting().backendVersion(),
                        annotations);
                annotate(
                        "batch",
                        Optional.of(text(before.setting().batch())),
                        Optional.of(text(one.setting().batch())),
                        annotations);
            }
            points.add(
                    new Point(
                            one.id(),
                            one.measuredAt(),
                            one.setting().device(),
                            OptionalDouble.of(
                                    one.times()
                                            .throughputPerSecond()
                                            .orElse(1e9 / one.nsPerSample())),
                            Optional.empty(),
                            one.times().samples(),
                            one.setting().backendVersion(),
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            annotations,
                            Optional.empty()));
        }
        return points;
    }

    private static void annotate(
            String what, Optional<String> from, Optional<String> to, List<Annotation> into) {
        if (!from.equals(to)) {
            into.add(new Annotation(what, from, to));
        }
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "not known";
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "not known";
    }
}
