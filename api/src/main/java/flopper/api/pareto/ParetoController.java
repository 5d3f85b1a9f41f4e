package flopper.api.pareto;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.pareto.ParetoResponse.FrontOf;
import flopper.api.pareto.ParetoResponse.PointResponse;
import flopper.api.point.AccuratePoints;
import flopper.api.point.Axis;
import flopper.api.point.Place;
import flopper.api.point.Point;
import flopper.api.point.Points;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;

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

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Trade-offs. */
@Controller(Application.ROOT + "/pareto")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "comparisons")
@Refuses
class ParetoController {

    private final Points points;
    private final AccuratePoints accurate;

    ParetoController(Points points, AccuratePoints accurate) {
        this.points = points;
        this.accurate = accurate;
    }

    /**
     * The models that nothing is better than in two values at once, and of the others what is better;
     * as a table for who accepts that.
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<ParetoResponse> findFronts(
            HttpRequest<?> request, @Valid @RequestBean ParetoRequest asked) {
        Axis x = Axis.named(asked.x(), "x");
        Axis y = Axis.named(asked.y(), "y");
        List<FrontOf> fronts =
                asked.deviceClass() == null
                        ? List.of(front(asked, x, y, Optional.empty(), anywhere(x, y)))
                        : points.of(asked.deviceClass()).entrySet().stream()
                                .filter(entry -> means(asked, entry.getKey()))
                                .map(entry ->
                                        front(
                                                asked,
                                                x,
                                                y,
                                                Optional.of(entry.getKey()),
                                                accurate.withAccuracy(entry.getValue())))
                                .filter(front -> !front.points().isEmpty())
                                .toList();
        return HttpResponse.ok(new ParetoResponse(x.fieldName(), y.fieldName(), fronts))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    private List<Point> anywhere(Axis x, Axis y) {
        if (x.isSpeed() || y.isSpeed()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "deviceClass",
                    "deviceClass is required: %s is of a device"
                            .formatted((x.isSpeed() ? x : y).fieldName()));
        }
        return accurate.all();
    }

    private static FrontOf front(
            ParetoRequest asked, Axis x, Axis y, Optional<Place> place, List<Point> points) {
        return new FrontOf(
                place,
                Front.of(points, x, y).stream()
                        .map(PointResponse::of)
                        .filter(point -> asked.dominated() || point.onFront())
                        .toList());
    }

    private static boolean means(ParetoRequest asked, Place place) {
        return isOrAny(asked.backend(), place.backend())
                && isOrAny(asked.backendVersion(), place.backendVersion().orElse(""))
                && isOrAny(asked.precision(), place.precision());
    }

    private static boolean isOrAny(@Nullable String asked, String value) {
        return asked == null || asked.equals(value);
    }
}
