package flopper.timing.measure;

import java.util.OptionalDouble;

/**
 * What else happened on the pinned cores during one process's steady state (rules 8, 9).
 *
 * @param involuntarySwitches times the measuring thread was taken off its core
 * @param stealFraction part of the time that the hypervisor gave to others; absent where the
 *     system does not say, or too short to say
 * @param foreignFraction part of the time that other threads of this system took; absent likewise
 */
public record Interference(
        long involuntarySwitches, OptionalDouble stealFraction, OptionalDouble foreignFraction) {}
