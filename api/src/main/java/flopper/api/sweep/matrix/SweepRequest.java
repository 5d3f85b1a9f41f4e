package flopper.api.sweep.matrix;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a submission: a matrix of models, shapes, batches, targets and precisions.
 *
 * @param name for people
 * @param models ids, names, {@code name:tag} or names of the catalogue; {@code *} stands for any
 *     characters
 * @param batch sizes of the first dimension; none: each graph's own
 * @param shapes shapes by input name, each map one alternative; none: each graph's own. Where a batch
 *     is given too it takes the place of the first dimension
 * @param precision to measure in; fp32 unless given
 * @param targets where to measure; none: the models are only profiled
 * @param measure what to measure; everything but kernels unless given
 * @param exclude cells to leave out: those that all given fields of an entry match
 * @param reuse {@code fresh within 30d} (the default): cells with a stored answer that is at most
 *     this old are not run again; {@code none}: every cell is run
 * @param priority {@code high}, {@code normal} (the default) or {@code low}
 * @param maxAttempts how often a cell is tried where the device or flopper is at fault
 * @param webhook who is told when the sweep ends
 */
@Serdeable
public record SweepRequest(
        Optional<@Size(max = 200) String> name,
        @NotEmpty @Size(max = 10_000) List<@NotBlank @Size(max = 300) String> models,
        @Size(max = 10_000) List<@NotNull @Min(1) @Max(1 << 20) Long> batch,
        @Size(max = 10_000) List<@NotNull Map<String, List<Long>>> shapes,
        @Size(max = 100) List<@NotBlank String> precision,
        @Size(max = 1_000) List<@NotNull @Valid Where> targets,
        Optional<@Valid What> measure,
        @Size(max = 10_000) List<@NotNull @Valid Exclusion> exclude,
        Optional<String> reuse,
        Optional<String> priority,
        Optional<@Min(1) @Max(10) Integer> maxAttempts,
        Optional<@Valid Webhook> webhook) {

    public SweepRequest {
        models = listed(models);
        batch = listed(batch);
        shapes = listed(shapes);
        precision = listed(precision);
        targets = listed(targets);
        exclude = listed(exclude);
    }

    /**
     * Where to measure: on any unit of a class, on each unit with a label, or on one unit.
     *
     * @param deviceClass a device class, or {@code *}: every class that offers the rest
     * @param label what settings of workers call their devices: a cell for each unit that has it
     * @param device the id of one unit
     * @param backend backends; none: all that are there but {@code onednn}, which replays kernels
     * @param threads thread counts; 1 unless given
     */
    @Serdeable
    public record Where(
            Optional<@Size(min = 1) String> deviceClass,
            Optional<@Size(min = 1) String> label,
            Optional<@Size(min = 1) String> device,
            @Size(max = 100) List<@NotBlank String> backend,
            @Size(max = 100) List<@NotNull @Min(1) @Max(10_000) Integer> threads) {

        public Where {
            backend = listed(backend);
            threads = listed(threads);
        }
    }

    /**
     * Who is told when the sweep ends, by POST with {@code {"event": "sweep.finished", "sweep": …}}.
     *
     * @param url http or https at a public address
     * @param secret key of the HMAC-SHA256 in X-Flopper-Signature, over X-Flopper-Timestamp, a dot
     *     and the body
     */
    @Serdeable
    public record Webhook(
            @NotBlank @Size(max = 2_000) String url,
            @NotBlank @Size(min = 8, max = 500) String secret) {}

    /** The same without the secret, as it may be stored and shown. */
    public SweepRequest withoutSecret() {
        return new SweepRequest(
                name,
                models,
                batch,
                shapes,
                precision,
                targets,
                measure,
                exclude,
                reuse,
                priority,
                maxAttempts,
                webhook.map(hook -> new Webhook(hook.url(), "…")));
    }

    /** What to measure; a part that is not named is measured. */
    @Serdeable
    public record What(
            Optional<Boolean> endToEnd, Optional<Boolean> layers, Optional<Boolean> kernels) {}

    /**
     * Cells to leave out: those that every given field matches.
     *
     * @param model a reference, in which {@code *} stands for any characters
     */
    @Serdeable
    public record Exclusion(
            Optional<@Size(min = 1) String> model,
            Optional<Long> batch,
            Optional<String> precision,
            Optional<String> deviceClass,
            Optional<String> backend,
            Optional<Integer> threads) {}

    // A field that is missing or null arrives as null, and so may elements; the constraints see
    // those.
    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }
}
