package flopper.api.measurement;

import flopper.db.measurement.MeasurementStore;
import flopper.db.model.Model;
import flopper.db.selection.Condition;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

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

    /** What the rows have to fulfil. */
    Condition condition() {
        Optional<String> reference =
                Optional.ofNullable(model)
                        .map(name -> name.contains(":") ? name : name + ":" + Model.DEFAULT_TAG);
        return new Condition.All(
                List.of(
                        equal("model", reference),
                        equal("graphId", Optional.ofNullable(graphId)),
                        equal("deviceClass", Optional.ofNullable(deviceClass)),
                        equal("backend", Optional.ofNullable(backend)),
                        equal("precision", Optional.ofNullable(precision)),
                        equal("batch", Optional.ofNullable(batch).map(String::valueOf)),
                        equal("threads", Optional.ofNullable(threads).map(String::valueOf)),
                        equal("sweepId", Optional.ofNullable(sweepId))));
    }

    private static Condition equal(String field, Optional<String> value) {
        return Condition.equal(MeasurementStore.ALL.require(field), value);
    }
}
