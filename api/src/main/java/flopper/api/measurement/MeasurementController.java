package flopper.api.measurement;

import flopper.api.Application;
import flopper.api.json.StoredJson;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.Measurement;
import flopper.db.measurement.MeasurementStore;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import java.util.List;

/** Measurements. */
@Controller(Application.ROOT + "/measurements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "measurements")
@Refuses
class MeasurementController {

    private final MeasurementStore measurements;
    private final StoredJson json;

    MeasurementController(Database database, StoredJson json) {
        this.measurements = database.measurements();
        this.json = json;
    }

    /**
     * Measurements that pass the filter, newest first; as a table for who accepts that, with the
     * next page in the Link header.
     */
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<MeasurementResponse>> listMeasurements(
            HttpRequest<?> request,
            @Valid @RequestBean MeasurementQuery query,
            @Valid @RequestBean PageRequest page) {
        Items<MeasurementResponse> items =
                Items.of(
                        measurements.list(query.filter(), page.rowsById()),
                        page,
                        Measurement::id,
                        this::response);
        return answer(items, request);
    }

    /** One measurement. */
    @Get("/{id}")
    MeasurementResponse getMeasurement(String id) {
        return response(require(id));
    }

    /** The raw samples of a measurement, process by process. */
    @Get("/{id}/samples")
    Items<SamplesResponse> listSamples(String id) {
        return Items.all(
                measurements.samples(require(id).id()).stream().map(SamplesResponse::of).toList());
    }

    /**
     * How the median of a measurement divides among the layers, in the order of execution; not found
     * where its layers were not timed. As a table for who accepts that.
     */
    @Get(
            value = "/{id}/layers",
            produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<LayerTimeResponse>> listLayers(HttpRequest<?> request, String id) {
        Measurement measurement = require(id);
        List<LayerTime> parts = measurements.layers(measurement.id());
        if (parts.isEmpty()) {
            throw ApiException.of(
                    FailureCode.NOT_FOUND,
                    "the layers of measurement '%s' were not timed".formatted(id));
        }
        long totalNs = parts.stream().mapToLong(LayerTime::timeNs).sum();
        return answer(
                Items.all(
                        parts.stream()
                                .map(part ->
                                        LayerTimeResponse.of(
                                                part, totalNs, measurement.peakFlopsPerSecond()))
                                .toList()),
                request);
    }

    private static <T> HttpResponse<Items<T>> answer(Items<T> items, HttpRequest<?> request) {
        return HttpResponse.ok(items)
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    private Measurement require(String id) {
        return measurements.find(id).orElseThrow(() -> ApiException.notFound("measurement", id));
    }

    private MeasurementResponse response(Measurement measurement) {
        return MeasurementResponse.of(measurement, json.read(measurement.environmentJson()));
    }
}
