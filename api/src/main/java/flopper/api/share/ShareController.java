package flopper.api.share;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.MeasurementStore;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.util.Comparator;
import java.util.List;

/** FLOP shares against time shares. */
@Controller(Application.ROOT + "/measurements/{id}/shares")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "measurements")
@Refuses
class ShareController {

    private final MeasurementStore measurements;

    ShareController(Database database) {
        this.measurements = database.measurements();
    }

    /**
     * Every part of a measurement's median with its shares of the time and of the FLOPs, those that
     * are the farthest apart first; not found where layers were not timed. As a table for who accepts
     * that.
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<ShareResponse>> listShares(HttpRequest<?> request, String id) {
        String measurementId =
                measurements
                        .find(id)
                        .orElseThrow(() -> ApiException.notFound("measurement", id))
                        .id();
        List<LayerTime> parts = measurements.layers(measurementId);
        if (parts.isEmpty()) {
            throw ApiException.of(
                    FailureCode.NOT_FOUND,
                    "the layers of measurement '%s' were not timed".formatted(id));
        }
        long timeNs = parts.stream().mapToLong(LayerTime::timeNs).sum();
        long flops = parts.stream().mapToLong(LayerTime::flops).sum();
        long macs = parts.stream().mapToLong(LayerTime::macs).sum();
        return HttpResponse.ok(
                        Items.all(
                                parts.stream()
                                        .map(part -> ShareResponse.of(part, timeNs, flops, macs))
                                        .sorted(
                                                Comparator.comparingDouble(ShareResponse::distance)
                                                        .reversed())
                                        .toList()))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }
}
