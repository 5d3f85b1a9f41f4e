package flopper.api.comparison;

import flopper.api.comparison.ComparisonResponse.Cell;
import flopper.api.point.Place;
import flopper.api.point.Provenance;
import flopper.db.imported.ImportedMeasurement;
import flopper.db.imported.ImportedTimes;
import flopper.db.imported.Statistic;
import flopper.db.model.Model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Figures of others beside the measurements of a comparison. Each has a ratio to the baseline's in
 * the same setting of the same source, and never a verdict: nobody knows its spread.
 */
final class ImportedCells {

    /** Why an imported figure and a measurement have neither ratio nor verdict. */
    static final String APART = "imported figures are not compared with measurements";

    private static final String UNJUDGED = "imported: one number without its spread";

    private final List<ImportedMeasurement> imported;
    private final Compared metric;
    private final Base base;

    ImportedCells(List<ImportedMeasurement> imported, Compared metric, Base base) {
        this.imported = List.copyOf(imported);
        this.metric = metric;
        this.base = base;
    }

    /** By model, then in the order that was read; each imported figure of a model is a cell. */
    List<Cell> cells(List<Model> models) {
        List<Cell> cells = new ArrayList<>();
        for (Model model : models) {
            imported.stream()
                    .filter(one -> isOf(model, one))
                    .forEach(one -> cells.add(cell(model, one)));
        }
        return cells;
    }

    private Cell cell(Model model, ImportedMeasurement one) {
        OptionalDouble value = value(one);
        OptionalDouble ratio =
                value.isEmpty()
                        ? OptionalDouble.empty()
                        : baseline(one)
                                .map(this::value)
                                .filter(OptionalDouble::isPresent)
                                .map(against ->
                                        OptionalDouble.of(
                                                value.getAsDouble() / against.getAsDouble()))
                                .orElse(OptionalDouble.empty());
        return new Cell(
                model.reference(),
                model.graphId(),
                one.setting().deviceClass(),
                one.setting().batch(),
                Optional.of(one.setting().precision()),
                Optional.of(one.setting().backend()),
                one.setting().threads(),
                Optional.empty(),
                Optional.of(one.id()),
                value,
                Optional.empty(),
                one.times().samples(),
                Optional.empty(),
                Optional.empty(),
                ratio,
                Optional.empty(),
                Optional.of(
                        value.isEmpty()
                                ? "the source does not tell it"
                                : ratio.isEmpty() ? APART : UNJUDGED),
                Provenance.IMPORTED,
                one.setting().backendVersion());
    }

    /** The base model's figure in the very setting; a device class of others is no base for it. */
    private Optional<ImportedMeasurement> baseline(ImportedMeasurement one) {
        return switch (base) {
            case Base.OfModel(var model) ->
                    imported.stream()
                            .filter(other -> isOf(model, other) && isSameSetting(one, other))
                            .findFirst();
            case Base.OfDeviceClass _ -> Optional.empty();
        };
    }

    private static boolean isSameSetting(ImportedMeasurement one, ImportedMeasurement other) {
        return Place.of(one.setting()).equals(Place.of(other.setting()))
                && one.setting().resolution().equals(other.setting().resolution());
    }

    private static boolean isOf(Model model, ImportedMeasurement one) {
        return one.model().equals(model.name())
                || one.backbone().filter(model.name()::equals).isPresent();
    }

    private OptionalDouble value(ImportedMeasurement one) {
        ImportedTimes times = one.times();
        return switch (metric.fieldName()) {
            case "throughputPerSecond" -> OptionalDouble.of(1e9 / one.nsPerSample());
            case "p50Ns" -> latency(times, Statistic.P50);
            case "meanNs" ->
                    times.meanNs().isPresent() ? times.meanNs() : latency(times, Statistic.MEAN);
            case "minNs" -> real(times.minNs());
            case "p90Ns" -> real(times.p90Ns());
            case "p99Ns" -> real(times.p99Ns());
            case "macs" -> real(one.cost().macs());
            case "params" -> real(one.cost().params());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble latency(ImportedTimes times, Statistic statistic) {
        return times.statistic() == statistic
                ? OptionalDouble.of(times.latencyNs())
                : OptionalDouble.empty();
    }

    private static OptionalDouble real(OptionalLong value) {
        return value.isPresent()
                ? OptionalDouble.of((double) value.getAsLong())
                : OptionalDouble.empty();
    }
}
