package flopper.api.history;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.comparison.Metric;
import flopper.api.owner.Owners;
import flopper.api.page.Csv;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;
import flopper.db.history.Baseline;
import flopper.db.history.HistoryStore;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Series of measurements. */
@Controller(Application.ROOT + "/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "history")
@Refuses
class HistoryController {

    private final Histories histories;
    private final ImportedHistories imported;
    private final HistoryStore store;

    HistoryController(Histories histories, ImportedHistories imported, Database database) {
        this.histories = histories;
        this.imported = imported;
        this.store = database.histories();
    }

    /**
     * One model on one device class in one setting over time, with the changes of its level and how
     * sure they are; as a table for who accepts that.
     */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE})
    HttpResponse<HistoryResponse> showHistory(
            HttpRequest<?> request, @Valid @RequestBean HistoryRequest history) {
        return HttpResponse.ok(answer(history))
                .contentType(
                        Csv.isPreferredBy(request)
                                ? MediaType.of(Csv.TYPE)
                                : MediaType.APPLICATION_JSON_TYPE);
    }

    /** Makes a series begin anew: what was measured earlier is shown, and compared with nothing. */
    @Needs(Role.SUBMITTER)
    @Post("/baseline")
    HttpResponse<BaselineResponse> resetBaseline(
            HttpRequest<?> request, @Valid @Body BaselineRequest body) {
        Histories.Chosen chosen =
                histories.choose(
                        body.model(),
                        body.deviceClass(),
                        body.backend(),
                        body.precision(),
                        body.threads().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        body.batch().map(OptionalLong::of).orElse(OptionalLong.empty()),
                        body.weights());
        Baseline baseline =
                store.reset(
                        chosen.series(),
                        body.since().orElseGet(Instant::now),
                        body.reason(),
                        Owners.of(request));
        return HttpResponse.created(BaselineResponse.of(baseline));
    }

    private HistoryResponse answer(HistoryRequest request) {
        String model = required(request.model(), "model");
        String deviceClass = required(request.deviceClass(), "deviceClass");
        if (ImportedHistories.has(deviceClass)) {
            return imported.of(request, model, deviceClass);
        }
        Metric metric = Metric.named(Optional.ofNullable(request.metric()).orElse("p50Ns"));
        PageRequest page = PageRequest.of(request.limit(), request.cursor());
        Histories.Chosen chosen =
                histories.choose(
                        model,
                        deviceClass,
                        Optional.ofNullable(request.backend()),
                        Optional.ofNullable(request.precision()),
                        request.threads() == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(request.threads()),
                        request.batch() == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(request.batch()),
                        Optional.ofNullable(request.weights()));
        return histories.of(
                chosen,
                metric,
                Optional.ofNullable(request.device()),
                request.gate() == null ? OptionalDouble.empty() : OptionalDouble.of(request.gate()),
                request.limit(),
                page.rowsById().after());
    }

    private static String required(@Nullable String value, String name) {
        // The framework would refuse without saying which parameter is missing.
        if (value == null || value.isBlank()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST, name, "%s is required".formatted(name));
        }
        return value;
    }
}
