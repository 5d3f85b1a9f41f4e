package flopper.api.sweep;

import flopper.api.sweep.matrix.Refusal;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a submission would come to.
 *
 * @param total cells that would become jobs
 * @param reused how many of them a stored result answers
 * @param refused why the submission would be refused; empty where it would be taken
 * @param estimateSeconds time until the last job ends, with those that wait already; null where
 *     nobody can say
 * @param estimateMissing why there is no estimate
 * @param cells the cells in order, 10,000 at most
 */
@Serdeable
record DryRun(
        int total,
        int reused,
        List<Refusal> refused,
        @Schema(nullable = true) Optional<Long> estimateSeconds,
        @Schema(nullable = true) Optional<String> estimateMissing,
        List<Planned> cells) {

    /** One cell. Fields as in a job; {@code resultId} is the stored result that would answer it. */
    @Serdeable
    record Planned(
            String model,
            String graphId,
            @Schema(nullable = true) Optional<Long> batch,
            Map<String, List<Long>> shapes,
            @Schema(nullable = true) Optional<String> precision,
            @Schema(nullable = true) Optional<String> deviceClass,
            @Schema(nullable = true) Optional<String> backend,
            @Schema(nullable = true) Optional<Integer> threads,
            @Schema(nullable = true) Optional<String> device,
            @Schema(nullable = true) Optional<String> resultId) {}
}
