package flopper.api.comparison;

import flopper.api.Application;
import flopper.api.page.Csv;
import flopper.api.problem.Refuses;

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

/** Comparisons. */
@Controller(Application.ROOT + "/comparisons")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "comparisons")
@Refuses
class ComparisonController {

    private final Comparisons comparisons;

    ComparisonController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * Models and device classes side by side, by the latest measurement of each, with a verdict
     * against the baseline; as a table for who accepts that.
     */
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<ComparisonResponse> compare(
            HttpRequest<?> request, @Valid @RequestBean ComparisonRequest comparison) {
        return HttpResponse.ok(comparisons.compare(comparison))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }
}
