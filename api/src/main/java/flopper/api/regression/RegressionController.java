package flopper.api.regression;

import flopper.api.Application;
import flopper.api.access.Needs;
import flopper.api.owner.Owners;
import flopper.api.page.Csv;
import flopper.api.page.Items;
import flopper.api.page.PageRequest;
import flopper.api.problem.ApiException;
import flopper.api.problem.Refuses;
import flopper.api.table.Parquet;
import flopper.api.webhook.Receivers;
import flopper.db.Database;
import flopper.db.access.Role;
import flopper.db.failure.FailureCode;
import flopper.db.regression.Regression;
import flopper.db.regression.RegressionStore;
import flopper.db.webhook.Webhook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.util.Optional;

/** Regressions, and who is told of them. */
@Controller(Application.ROOT + "/regressions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "history")
@Refuses
class RegressionController {

    private final Database database;
    private final RegressionStore regressions;
    private final Receivers receivers;

    RegressionController(Database database, Receivers receivers) {
        this.database = database;
        this.regressions = database.regressions();
        this.receivers = receivers;
    }

    /** Why a regression is none. */
    @Serdeable
    record Dismissal(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * Who is told of every confirmed regression, by POST with {@code {"event":
     * "regression.confirmed", "regression": …}}.
     *
     * @param url http or https at a public address
     * @param secret key of the HMAC-SHA256 in X-Flopper-Signature, over X-Flopper-Timestamp, a dot
     *     and the body
     */
    @Serdeable
    record NewWebhook(
            @NotBlank @Size(max = 2_000) String url,
            @NotBlank @Size(min = 8, max = 500) String secret) {}

    /** Who is told. */
    @Serdeable
    record WebhookResponse(String id, String url, String owner, Instant createdAt) {}

    /** Regressions that pass the filter, newest first. */
    @Needs(Role.READER)
    @Get(produces = {MediaType.APPLICATION_JSON, Csv.TYPE, Parquet.TYPE})
    Items<RegressionResponse> listRegressions(
            @Valid @RequestBean RegressionQuery query, @Valid @RequestBean PageRequest page) {
        return page.select(database, RegressionStore.ALL, query.condition())
                .items(RegressionResponse::of);
    }

    /** One regression. */
    @Needs(Role.READER)
    @Get("/{id}")
    RegressionResponse getRegression(String id) {
        return RegressionResponse.of(require(id));
    }

    /** Says that a suspected regression is none. */
    @Needs(Role.SUBMITTER)
    @Post("/{id}/dismiss")
    RegressionResponse dismissRegression(
            HttpRequest<?> request, String id, @Valid @Body Dismissal body) {
        String reason = "%s: %s".formatted(Owners.of(request), body.reason());
        if (!regressions.dismiss(require(id).id(), Optional.empty(), reason)) {
            throw ApiException.of(
                    FailureCode.CONFLICT,
                    "regression '%s' is decided: %s".formatted(id, require(id).state()));
        }
        return getRegression(id);
    }

    /** Who is told of confirmed regressions. */
    @Needs(Role.ADMIN)
    @Get("/webhooks")
    Items<WebhookResponse> listRegressionWebhooks() {
        return Items.all(
                regressions.webhooks().stream()
                        .map(hook ->
                                new WebhookResponse(
                                        hook.id(), hook.url(), hook.owner(), hook.createdAt()))
                        .toList());
    }

    /** Tells confirmed regressions to somebody, signed and repeated until taken. */
    @Needs(Role.ADMIN)
    @Post("/webhooks")
    HttpResponse<WebhookResponse> addRegressionWebhook(
            HttpRequest<?> request, @Valid @Body NewWebhook body) {
        receivers
                .refusal(body.url())
                .ifPresent(reason -> {
                    throw ApiException.ofField(FailureCode.BAD_REQUEST, "url", reason);
                });
        String owner = Owners.of(request);
        String id = regressions.tell(new Webhook(body.url(), body.secret()), owner);
        return HttpResponse.created(new WebhookResponse(id, body.url(), owner, Instant.now()));
    }

    /** Tells somebody nothing more. */
    @Needs(Role.ADMIN)
    @Delete("/webhooks/{id}")
    HttpResponse<?> deleteRegressionWebhook(String id) {
        if (!regressions.deleteWebhook(id)) {
            throw ApiException.notFound("webhook", id);
        }
        return HttpResponse.noContent();
    }

    private Regression require(String id) {
        return regressions.find(id).orElseThrow(() -> ApiException.notFound("regression", id));
    }
}
