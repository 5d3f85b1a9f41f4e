package flopper.timing.measure;

import java.util.OptionalLong;

/**
 * The times that are not the steady state, in the process they were taken in (rule 1).
 *
 * @param runtimeStartNs unpacking and bringing up the runtime itself, without any model
 * @param coldLoadNs the first load in a fresh process, from memory: neither disk nor network
 * @param firstInferenceNs the first run after the cold load
 * @param warmLoadNs the load again in the same process, after the steady state; absent when there
 *     was no memory for it
 */
public record Phases(
        long runtimeStartNs, long coldLoadNs, long firstInferenceNs, OptionalLong warmLoadNs) {}
