package flopper.api.measurement;

import flopper.db.measurement.MeasurementFilter;
import flopper.db.model.Model;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

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
        @QueryValue @Parameter(description = "name or name:tag, as it was called then")
                Optional<String> model,
        @QueryValue Optional<String> graphId,
        @QueryValue Optional<String> deviceClass,
        @QueryValue Optional<String> backend,
        @QueryValue Optional<String> precision,
        @QueryValue @Min(1) @Nullable Long batch,
        @QueryValue @Min(1) @Nullable Integer threads,
        @QueryValue Optional<String> sweepId) {

    MeasurementFilter filter() {
        return new MeasurementFilter(
                model.map(name -> name.contains(":") ? name : name + ":" + Model.DEFAULT_TAG),
                graphId,
                deviceClass,
                backend,
                precision,
                batch == null ? OptionalLong.empty() : OptionalLong.of(batch),
                threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
                sweepId);
    }
}
