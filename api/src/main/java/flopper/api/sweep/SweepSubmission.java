package flopper.api.sweep;

import flopper.api.dispatch.Dispatcher;
import flopper.api.model.ModelResolver;
import flopper.api.owner.OwnerSettings;
import flopper.api.problem.ApiException;
import flopper.api.sweep.matrix.Matrix;
import flopper.api.sweep.matrix.MatrixExpansion;
import flopper.api.sweep.matrix.PlannedCell;
import flopper.api.sweep.matrix.SweepRequest;
import flopper.api.webhook.Receivers;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.job.JobStore;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.sweep.NewSweep;
import flopper.db.sweep.Submission;
import flopper.db.sweep.Sweep;
import flopper.db.sweep.SweepStore;
import flopper.db.webhook.Webhook;
import flopper.db.workload.Cell;
import flopper.zoo.Backbone;

import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes submissions, each whole or not at all. Thread-safe. */
@Singleton
final class SweepSubmission {

    private static final int ATTEMPTS_DEFAULT = 3;

    private final MatrixExpansion expansion;
    private final StoredAnswers answers;
    private final ModelResolver resolver;
    private final SweepStore sweeps;
    private final JobStore jobs;
    private final OwnerSettings owners;
    private final Receivers receivers;
    private final JsonMapper json;
    private final Dispatcher dispatcher;

    SweepSubmission(
            MatrixExpansion expansion,
            StoredAnswers answers,
            ModelResolver resolver,
            Database database,
            OwnerSettings owners,
            Receivers receivers,
            JsonMapper json,
            Dispatcher dispatcher) {
        this.expansion = expansion;
        this.answers = answers;
        this.resolver = resolver;
        this.sweeps = database.sweeps();
        this.jobs = database.jobs();
        this.owners = owners;
        this.receivers = receivers;
        this.json = json;
        this.dispatcher = dispatcher;
    }

    /**
     * Stores a sweep with all its jobs, or finds the one that was stored under the same key.
     *
     * @throws ApiException where anything is wrong with it; nothing is stored then
     */
    Sweep submit(SweepRequest request, String owner, Optional<String> key) {
        NewSweep sweep = sweep(request, owner, key);
        // First of all: whatever the request would meet today, it gets the answer it got then.
        Optional<Submission> earlier =
                key.flatMap(it -> sweeps.findEarlier(owner, it, sweep.requestSha256()));
        if (earlier.isPresent()) {
            return outcome(earlier.get());
        }
        Optional<Webhook> webhook = webhook(request);
        return outcome(sweeps.submit(sweep, jobs(request, owner), webhook));
    }

    private Optional<Webhook> webhook(SweepRequest request) {
        request.webhook()
                .flatMap(hook -> receivers.refusal(hook.url()))
                .ifPresent(reason -> {
                    throw ApiException.ofField(FailureCode.BAD_REQUEST, "webhook.url", reason);
                });
        return request.webhook().map(hook -> new Webhook(hook.url(), hook.secret()));
    }

    // Of two submissions at once both may pass: a bound on what waits, not a count of money.
    private void check(String owner, long wanted) {
        int open = wanted == 0 ? 0 : jobs.openOf(owner);
        int max = owners.openCellsMax(owner);
        if (open + wanted > max) {
            throw ApiException.of(
                    FailureCode.QUOTA_EXCEEDED,
                    "owner '%s' has %d cells that have not ended and may have %d; this sweep adds %d"
                            .formatted(owner, open, max, wanted));
        }
    }

    private List<NewJob> jobs(SweepRequest request, String owner) {
        ReuseRule rule = ReuseRule.parse(request.reuse());
        Matrix matrix = expansion.expand(request);
        matrix.refusals().stream()
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal.exception();
                });
        List<PlannedCell> cells = matrix.cells();
        List<Optional<String>> stored = answers.find(cells, rule);
        check(owner, stored.stream().filter(Optional::isEmpty).count());
        Map<String, String> modelIds = storeBackbones(cells);
        List<NewJob> planned = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = ofStoredModel(cells.get(i).cell(), modelIds);
            NewJob job = NewJob.of(cells.get(i).kind(), cell);
            planned.add(stored.get(i).map(job::answeredBy).orElse(job));
        }
        return planned;
    }

    /** Stores the backbones that were never named before; answers their ids by reference. */
    private Map<String, String> storeBackbones(List<PlannedCell> cells) {
        List<Backbone> unknown =
                cells.stream()
                        .map(PlannedCell::cell)
                        .filter(cell -> cell.modelId().isEmpty())
                        .map(Cell::model)
                        .distinct()
                        .flatMap(reference -> resolver.findBackbone(reference).stream())
                        .toList();
        return resolver.storeAll(unknown).stream()
                .collect(Collectors.toMap(Model::reference, Model::id));
    }

    private static Cell ofStoredModel(Cell cell, Map<String, String> modelIds) {
        return cell.modelId().isPresent()
                ? cell
                : cell.ofModel(Objects.requireNonNull(modelIds.get(cell.model())));
    }

    private Sweep outcome(Submission submission) {
        return switch (submission) {
            case Submission.Accepted accepted -> {
                dispatcher.wake();
                yield accepted.sweep();
            }
            case Submission.Repeated repeated -> repeated.sweep();
            case Submission.KeyTaken taken ->
                    throw ApiException.ofField(
                            FailureCode.IDEMPOTENCY_MISMATCH,
                            SubmissionController.IDEMPOTENCY_KEY,
                            "sweep %s was submitted under this key with another body"
                                    .formatted(taken.sweep().id()));
            case Submission.InFlight _ ->
                    throw ApiException.ofField(
                            FailureCode.CONFLICT,
                            SubmissionController.IDEMPOTENCY_KEY,
                            "a submission under this key is being stored; try again");
        };
    }

    private NewSweep sweep(SweepRequest request, String owner, Optional<String> key) {
        String hashed = sha256(body(request));
        return new NewSweep(
                request.name().orElseGet(() -> name(request.models())),
                owner,
                priority(request),
                request.maxAttempts().orElse(ATTEMPTS_DEFAULT),
                body(request.withoutSecret()),
                hashed,
                key);
    }

    private static String name(List<String> models) {
        int others = models.size() - 1;
        return others == 0
                ? models.getFirst()
                : "%s and %d more".formatted(models.getFirst(), others);
    }

    private static Priority priority(SweepRequest request) {
        String wanted = request.priority().orElse("normal");
        for (Priority priority : Priority.values()) {
            if (priority.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return priority;
            }
        }
        throw ApiException.ofField(
                FailureCode.BAD_REQUEST,
                "priority",
                "priority is high, normal or low, not '%s'".formatted(wanted));
    }

    // Written anew, so that a body that says the same in another order of fields is the same body.
    private String body(SweepRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
