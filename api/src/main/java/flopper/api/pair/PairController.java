package flopper.api.pair;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.page.Csv;
import flopper.api.page.Items;
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

import java.util.Comparator;
import java.util.List;

/** The same FLOPs, and another speed. */
@Controller(Application.ROOT + "/comparisons/same-flops")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "comparisons")
@Refuses
class PairController {

    private final Points points;

    PairController(Points points) {
        this.points = points;
    }

    /**
     * Pairs of models of nearly the same MACs, in one setting and at one resolution, those whose
     * speeds are the farthest apart first; as a table for who accepts that.
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<PairResponse>> listPairs(
            HttpRequest<?> request, @Valid @RequestBean PairRequest asked) {
        if (asked.deviceClass() == null) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST, "deviceClass", "deviceClass is required");
        }
        List<PairResponse> pairs =
                points.of(asked.deviceClass()).entrySet().stream()
                        .filter(entry -> means(asked, entry.getKey()))
                        .flatMap(entry ->
                                Pairs.farthest(
                                                entry.getValue().stream()
                                                        .filter(point -> means(asked, point))
                                                        .toList(),
                                                asked.within(),
                                                asked.limit())
                                        .stream()
                                        .map(pair -> PairResponse.of(entry.getKey(), pair)))
                        .sorted(Comparator.comparingDouble(pair -> -distance(pair)))
                        .limit(asked.limit())
                        .toList();
        return HttpResponse.ok(Items.all(pairs))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    private static double distance(PairResponse pair) {
        return Math.abs(Math.log(pair.speedRatio()));
    }

    private static boolean means(PairRequest asked, Place place) {
        return isOrAny(asked.backend(), place.backend())
                && isOrAny(asked.backendVersion(), place.backendVersion().orElse(""))
                && isOrAny(asked.precision(), place.precision());
    }

    private static boolean means(PairRequest asked, Point point) {
        List<String> models = asked.models();
        return (models == null || models.stream().anyMatch(point::isCalled))
                && (asked.resolution() == null
                        || asked.resolution() == point.resolution().orElse(-1));
    }

    private static boolean isOrAny(@Nullable String asked, String value) {
        return asked == null || asked.equals(value);
    }
}
