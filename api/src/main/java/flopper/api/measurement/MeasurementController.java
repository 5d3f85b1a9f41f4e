package flopper.api.measurement;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.json.StoredJson;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.page.Selected;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.api.table.MemoryPages;
import flopper.api.table.Parquet;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.Measurement;
import flopper.db.measurement.MeasurementStore;
import flopper.db.measurement.Phases;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measurements. */
@Controller(Application.ROOT + "/measurements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "measurements")
@Refuses
class MeasurementController {

    private final Database database;
    private final MeasurementStore measurements;
    private final MemoryPages pages;
    private final StoredJson json;

    MeasurementController(Database database, MemoryPages pages, StoredJson json) {
        this.database = database;
        this.measurements = database.measurements();
        this.pages = pages;
        this.json = json;
    }

    /** Measurements that pass the filter, newest first. */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<MeasurementResponse> listMeasurements(
            @Valid @RequestBean MeasurementQuery query, @Valid @RequestBean PageRequest page) {
        Selected<Measurement> selected =
                page.select(database, MeasurementStore.ALL, query.condition());
        Map<String, PhasesResponse> phases = phases(selected.rows());
        return selected.items(row -> response(row, phases));
    }

    /** One measurement. */
    @Needs(Role.READER)
    @Get("/{id}")
    MeasurementResponse getMeasurement(String id) {
        Measurement measurement = require(id);
        return response(measurement, phases(List.of(measurement)));
    }

    /** The raw samples of a measurement, process by process. */
    @Needs(Role.READER)
    @Get(
            value = "/{id}/samples",
            produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<SamplesResponse> listSamples(String id, @Valid @RequestBean PageRequest page) {
        return pages.page(
                "samples of " + id,
                measurements.samples(require(id).id()).stream().map(SamplesResponse::of).toList(),
                SamplesResponse.class,
                page);
    }

    /**
     * How the median of a measurement divides among the layers, in the order of execution; not found
     * where its layers were not timed.
     */
    @Needs(Role.READER)
    @Get(
            value = "/{id}/layers",
            produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<LayerTimeResponse> listLayers(String id, @Valid @RequestBean PageRequest page) {
        Measurement measurement = require(id);
        List<LayerTime> parts = measurements.layers(measurement.id());
        if (parts.isEmpty()) {
            throw ApiException.of(
                    FailureCode.NOT_FOUND,
                    "the layers of measurement '%s' were not timed".formatted(id));
        }
        long totalNs = parts.stream().mapToLong(LayerTime::timeNs).sum();
        return pages.page(
                "layers of " + id,
                parts.stream()
                        .map(part ->
                                LayerTimeResponse.of(
                                        part, totalNs, measurement.peakFlopsPerSecond()))
                        .toList(),
                LayerTimeResponse.class,
                page);
    }

    private Measurement require(String id) {
        return measurements.find(id).orElseThrow(() -> ApiException.notFound("measurement", id));
    }

    private Map<String, PhasesResponse> phases(List<Measurement> rows) {
        return measurements.phases(rows.stream().map(Measurement::id).toList()).stream()
                .collect(Collectors.toMap(Phases::measurementId, PhasesResponse::of));
    }

    private MeasurementResponse response(
            Measurement measurement, Map<String, PhasesResponse> phases) {
        return MeasurementResponse.of(
                measurement,
                phases.getOrDefault(measurement.id(), PhasesResponse.NONE),
                json.read(measurement.environmentJson()));
    }
}
