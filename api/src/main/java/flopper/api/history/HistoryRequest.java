package flopper.api.history;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * Which series to show. Of the setting as much has to be given as leaves one series.
 *
 * @param model id, name or {@code name:tag}; needed
 * @param deviceClass one of ours, or {@code imported:…} of others; needed
 * @param metric {@code p50Ns} unless given; {@code throughputPerSecond} of others' series
 * @param resolution height and width of the input; of others' series only
 * @param device one unit of the class; all of them unless given
 * @param gate relative difference that matters: 2 % unless given, or the device's minimum detectable
 *     change where that is more
 * @param limit points, the newest ones
 * @param cursor {@code next} of the answer before: older points
 */
@Introspected
public record HistoryRequest(
        @QueryValue @Nullable String model,
        @QueryValue @Nullable String deviceClass,
        @QueryValue @Nullable String metric,
        @QueryValue @Min(1) @Nullable Long batch,
        @QueryValue @Nullable String precision,
        @QueryValue @Nullable String backend,
        @QueryValue @Min(1) @Nullable Integer threads,
        @QueryValue @Nullable String weights,
        @QueryValue @Min(1) @Nullable Integer resolution,
        @QueryValue @Nullable String device,
        @QueryValue @DecimalMin("0.001") @DecimalMax("10") @Nullable Double gate,
        @QueryValue(defaultValue = "200") @Min(1) @Max(POINTS_MAX) int limit,
        @QueryValue @Nullable String cursor) {

    /** Points of one answer at most. */
    static final int POINTS_MAX = 1000;
}
