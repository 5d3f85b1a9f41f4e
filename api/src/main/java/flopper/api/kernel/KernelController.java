package flopper.api.kernel;

import flopper.api.Application;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.kernel.Kernel;
import flopper.db.kernel.KernelStore;
import flopper.db.kernel.UsedKernel;
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

/** Kernels measured alone. */
@Controller(Application.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kernels")
@Refuses
class KernelController {

    private final KernelStore kernels;
    private final MeasurementStore measurements;

    KernelController(Database database) {
        this.kernels = database.kernels();
        this.measurements = database.measurements();
    }

    /**
     * Kernels that pass the filter, newest first; as a table for who accepts that, with the next
     * page in the Link header.
     */
    @Get(
            value = "/kernels",
            produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<Items<KernelResponse>> listKernels(
            HttpRequest<?> request,
            @Valid @RequestBean KernelQuery query,
            @Valid @RequestBean PageRequest page) {
        return answer(
                Items.of(
                        kernels.list(query.filter(), page.rowsById()),
                        page,
                        Kernel::id,
                        KernelResponse::of),
                request);
    }

    /**
     * The kernels of a measured workload with their times alone, and the sum of these against the
     * same parts within the run; not found where they were not measured. As a table for who accepts
     * that.
     */
    @Get(
            value = "/measurements/{id}/kernels",
            produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<WorkloadKernelsResponse> listWorkloadKernels(HttpRequest<?> request, String id) {
        String measurementId =
                measurements
                        .find(id)
                        .orElseThrow(() -> ApiException.notFound("measurement", id))
                        .id();
        List<UsedKernel> used = kernels.ofMeasurement(measurementId);
        if (used.isEmpty()) {
            throw ApiException.of(
                    FailureCode.NOT_FOUND,
                    "the kernels of measurement '%s' were not timed".formatted(id));
        }
        return answer(WorkloadKernelsResponse.of(used), request);
    }

    private static <T> HttpResponse<T> answer(T body, HttpRequest<?> request) {
        return HttpResponse.ok(body)
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }
}
