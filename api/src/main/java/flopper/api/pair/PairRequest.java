package flopper.api.pair;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which pairs a request asks for.
 *
 * @param deviceClass needed
 * @param within the factor that MACs may be apart: 1.5 unless given, for DenseNet-121 has 0.70 of
 *     ResNet-50's
 * @param models with commas between them: only pairs of these; backbones or the source's names
 * @param resolution only at this one, in pixels
 * @param limit pairs in the answer at most
 */
@Introspected
public record PairRequest(
        @QueryValue @Nullable String deviceClass,
        @QueryValue(defaultValue = "1.5") @DecimalMin("1") @DecimalMax("10") double within,
        @QueryValue @Size(max = 100) @Nullable List<String> models,
        @QueryValue @Nullable String backend,
        @QueryValue @Nullable String backendVersion,
        @QueryValue @Nullable String precision,
        @QueryValue @Min(1) @Nullable Integer resolution,
        @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {}
