package flopper.api.history;

import flopper.api.history.HistoryResponse.Point;
import flopper.api.page.Csv;
import flopper.api.page.CsvWriter;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the points of a series as a table; the cursor of older ones is in a link. */
@Singleton
@Produces(Csv.TYPE)
final class HistoryTable extends CsvWriter<HistoryResponse, HistoryTable.Row> {

    private static final List<String> COLUMNS =
            List.of(
                    "measurementId",
                    "startedAt",
                    "device",
                    "metric",
                    "value",
                    "ciLow",
                    "ciHigh",
                    "n",
                    "backendVersion",
                    "converged",
                    "disturbed",
                    "counts",
                    "annotations",
                    "changePValue",
                    "changeRatio");

    /** A point of an answer. */
    record Row(HistoryResponse history, Point point) {}

    HistoryTable() {
        super(Argument.of(HistoryResponse.class), COLUMNS, HistoryTable::cells);
    }

    @Override
    protected List<Row> rows(HistoryResponse history) {
        return history.points().stream().map(point -> new Row(history, point)).toList();
    }

    @Override
    protected void head(HistoryResponse history, MutableHeaders headers) {
        history.next()
                .ifPresent(cursor ->
                        headers.set(
                                HttpHeaders.LINK, "<?cursor=%s>; rel=\"next\"".formatted(cursor)));
    }

    private static List<Object> cells(Row row) {
        Point point = row.point();
        var change =
                row.history().changes().stream()
                        .filter(one -> one.measurementId().equals(point.measurementId()))
                        .findFirst();
        return List.of(
                point.measurementId(),
                point.startedAt(),
                point.device(),
                row.history().metric(),
                point.value(),
                point.ci().map(List::getFirst),
                point.ci().map(List::getLast),
                point.n(),
                point.backendVersion(),
                point.converged(),
                point.disturbed(),
                point.counts(),
                point.annotations().stream()
                        .map(one ->
                                "%s: %s → %s"
                                        .formatted(
                                                one.what(),
                                                one.from().orElse("not known"),
                                                one.to().orElse("not known")))
                        .collect(Collectors.joining("; ")),
                change.map(HistoryResponse.Change::pValue),
                change.map(HistoryResponse.Change::ratio));
    }
}
