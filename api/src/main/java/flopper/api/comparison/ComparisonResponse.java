package flopper.api.comparison;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A matrix of models and device classes, one for each setting that was measured.
 *
 * @param better which of two values of the metric is the better one
 * @param baseline the model or device class that all others are held against
 * @param cells by setting, then by model, then by device class; those without a value have a reason
 */
@Serdeable
public record ComparisonResponse(
        String metric,
        Metric.Better better,
        Baseline baseline,
        List<String> models,
        List<String> deviceClasses,
        List<Cell> cells) {

    /** What a baseline is one of. */
    public enum Axis {
        MODEL,
        DEVICE_CLASS
    }

    /** The row or column that the others are held against. */
    @Serdeable
    public record Baseline(Axis axis, String name) {}

    /**
     * One model on one device class in one setting.
     *
     * @param batch the batch asked for; null for the graph's own
     * @param shapes concrete input shapes
     * @param ci both ends of the 95 % confidence interval of the value; null where none is known
     * @param n samples behind the value
     * @param ratio value over the baseline's
     * @param verdict against the baseline; null where the two do not compare
     * @param reason why there is no value, no verdict or no clear one
     */
    @Serdeable
    public record Cell(
            String model,
            String graphId,
            String deviceClass,
            @Schema(nullable = true) OptionalLong batch,
            @Schema(nullable = true) Optional<String> precision,
            @Schema(nullable = true) Optional<String> backend,
            @Schema(nullable = true) OptionalInt threads,
            @Schema(nullable = true) Optional<Map<String, List<Long>>> shapes,
            @Schema(nullable = true) Optional<String> measurementId,
            @Schema(nullable = true) OptionalDouble value,
            @Schema(nullable = true) Optional<List<Double>> ci,
            @Schema(nullable = true) OptionalInt n,
            @Schema(nullable = true) Optional<Boolean> converged,
            @Schema(nullable = true) Optional<Boolean> disturbed,
            @Schema(nullable = true) OptionalDouble ratio,
            @Schema(nullable = true) Optional<Verdict> verdict,
            @Schema(nullable = true) Optional<String> reason) {}
}
