package flopper.api.measurement;

import flopper.db.measurement.MeasurementFilter;
import flopper.db.model.Model;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which measurements a request asks for; what is left out does not restrict.
 *
 * @param model {@code name:tag} as it was called when the measurement was asked for
 * @param sweepId the sweep whose jobs they answer
 */
@Introspected
public record MeasurementQuery(
        @QueryValue @Nullable String model,
        @QueryValue @Nullable String graphId,
        @QueryValue @Nullable String deviceClass,
        @QueryValue @Nullable String backend,
        @QueryValue @Nullable String precision,
        @QueryValue @Min(1) @Nullable Long batch,
        @QueryValue @Min(1) @Nullable Integer threads,
        @QueryValue @Nullable String sweepId) {

    MeasurementFilter filter() {
        return new MeasurementFilter(
                Optional.ofNullable(model)
                        .map(name -> name.contains(":") ? name : name + ":" + Model.DEFAULT_TAG),
                Optional.ofNullable(graphId),
                Optional.ofNullable(deviceClass),
                Optional.ofNullable(backend),
                Optional.ofNullable(precision),
                batch == null ? OptionalLong.empty() : OptionalLong.of(batch),
                threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
                Optional.ofNullable(sweepId));
    }
}
