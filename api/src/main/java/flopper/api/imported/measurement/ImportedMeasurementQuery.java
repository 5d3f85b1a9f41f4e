package flopper.api.imported.measurement;

import flopper.db.imported.ImportedFilter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which imported times a request asks for; what is left out does not restrict.
 *
 * @param importId of one import
 * @param model as the source calls it, or the backbone that it was joined to
 * @param resolution height and width of the input in pixels
 */
@Introspected
public record ImportedMeasurementQuery(
        @QueryValue @Nullable String importId,
        @QueryValue @Nullable String model,
        @QueryValue @Nullable String deviceClass,
        @QueryValue @Nullable String backend,
        @QueryValue @Nullable String precision,
        @QueryValue @Min(1) @Nullable Long batch,
        @QueryValue @Min(1) @Nullable Integer resolution) {

    ImportedFilter filter() {
        return new ImportedFilter(
                Optional.ofNullable(importId),
                Optional.ofNullable(model),
                Optional.ofNullable(deviceClass),
                Optional.ofNullable(backend),
                Optional.ofNullable(precision),
                batch == null ? OptionalLong.empty() : OptionalLong.of(batch),
                resolution == null ? OptionalInt.empty() : OptionalInt.of(resolution));
    }
}
