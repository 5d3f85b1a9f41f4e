package flopper.api.pareto;

import flopper.api.page.Csv;
import flopper.api.page.CsvWriter;
import flopper.api.pareto.ParetoResponse.PointResponse;
import flopper.api.point.Place;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Produces;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** Writes fronts as a table, one line per point. */
@Singleton
@Produces(Csv.TYPE)
final class ParetoTable extends CsvWriter<ParetoResponse, ParetoTable.Row> {

    record Row(String xAxis, String yAxis, Optional<Place> place, PointResponse point) {}

    private static final List<String> COLUMNS =
            List.of(
                    "xAxis",
                    "yAxis",
                    "deviceClass",
                    "backend",
                    "backendVersion",
                    "precision",
                    "model",
                    "backbone",
                    "resolution",
                    "provenance",
                    "source",
                    "measurementId",
                    "x",
                    "y",
                    "onFront",
                    "dominatedBy");

    ParetoTable() {
        super(Argument.of(ParetoResponse.class), COLUMNS, ParetoTable::cells);
    }

    @Override
    protected List<Row> rows(ParetoResponse answer) {
        return answer.fronts().stream()
                .flatMap(front ->
                        front.points().stream()
                                .map(point ->
                                        new Row(answer.x(), answer.y(), front.place(), point)))
                .toList();
    }

    private static List<Object> cells(Row row) {
        PointResponse point = row.point();
        return List.of(
                row.xAxis(),
                row.yAxis(),
                row.place().map(Place::deviceClass),
                row.place().map(Place::backend),
                row.place().flatMap(Place::backendVersion),
                row.place().map(Place::precision),
                point.model(),
                point.backbone(),
                point.resolution(),
                point.provenance(),
                point.source(),
                point.measurementId(),
                point.x(),
                point.y(),
                point.onFront(),
                point.dominatedBy());
    }
}
