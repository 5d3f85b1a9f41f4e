package flopper.api.measurement;

import flopper.db.measurement.Phases;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.OptionalLong;

/**
 * What comes before and after the steady state, which is {@code latency}: each the median over the
 * processes, null where it was not kept.
 *
 * @param runtimeStartNs bringing up the runtime before any model
 * @param coldLoadNs the first load of the model in a fresh process, from memory
 * @param firstInferenceNs the first run after the cold load
 * @param warmLoadNs the load once more in the same process, after the steady state; null too where
 *     memory did not allow it
 */
@Serdeable
public record PhasesResponse(
        @Schema(nullable = true) OptionalLong runtimeStartNs,
        @Schema(nullable = true) OptionalLong coldLoadNs,
        @Schema(nullable = true) OptionalLong firstInferenceNs,
        @Schema(nullable = true) OptionalLong warmLoadNs) {

    /** Of a measurement whose processes were not kept. */
    static final PhasesResponse NONE =
            new PhasesResponse(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    static PhasesResponse of(Phases phases) {
        return new PhasesResponse(
                phases.runtimeStartNs(),
                phases.coldLoadNs(),
                phases.firstInferenceNs(),
                phases.warmLoadNs());
    }
}
