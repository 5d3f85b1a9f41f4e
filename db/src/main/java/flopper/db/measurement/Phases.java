package flopper.db.measurement;

import java.util.OptionalLong;

/**
 * What is not the steady state of a measurement: medians over its processes, empty where no process
 * has the time.
 *
 * @param runtimeStartNs bringing up the runtime before any model
 * @param coldLoadNs the first load of the model in a fresh process
 * @param firstInferenceNs the first run after it
 * @param warmLoadNs the load once more after the last sample
 */
public record Phases(
        String measurementId,
        OptionalLong runtimeStartNs,
        OptionalLong coldLoadNs,
        OptionalLong firstInferenceNs,
        OptionalLong warmLoadNs) {}
