package flopper.api.correlation;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.point.Axis;
import flopper.api.point.Place;
import flopper.api.point.Point;
import flopper.api.point.Points;
import flopper.api.problem.Refuses;
import flopper.db.access.Role;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Whether FLOPs are enough. */
@Controller(Application.ROOT + "/correlation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "comparisons")
@Refuses
class CorrelationController {

    private final Points points;

    CorrelationController(Points points) {
        this.points = points;
    }

    /**
     * The rank correlation of what models cost with their latency, for each setting of a device
     * class, or of all of them; as a table for who accepts that.
     *
     * @param deviceClass all of them unless given, imported ones too
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<CorrelationResponse>> correlate(
            HttpRequest<?> request, @QueryValue @Nullable String deviceClass) {
        List<CorrelationResponse> items = new ArrayList<>();
        points.of(deviceClass)
                .forEach((place, of) ->
                        Axis.COSTS.forEach(cost -> items.add(correlation(place, cost, of))));
        return HttpResponse.ok(Items.all(items.stream().filter(item -> item.n() > 0).toList()))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    private static CorrelationResponse correlation(Place place, Axis cost, List<Point> points) {
        List<Point> known = points.stream().filter(point -> point.value(cost).isPresent()).toList();
        return CorrelationResponse.of(
                place, cost, RankCorrelation.of(values(known, cost), values(known, Axis.LATENCY)));
    }

    private static double[] values(List<Point> points, Axis axis) {
        return points.stream().mapToDouble(point -> point.value(axis).orElseThrow()).toArray();
    }
}
