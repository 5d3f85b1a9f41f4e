package flopper.db.device;

/**
 * How far apart two measurements of the same thing on a device are.
 *
 * @param pairs of consecutive canaries that it is drawn from
 * @param detectableChange relative difference of two medians of wall time that noise alone exceeds
 *     once in twenty times
 * @param detectableCpuChange the same of processor time
 */
public record Noise(int pairs, double detectableChange, double detectableCpuChange) {}
