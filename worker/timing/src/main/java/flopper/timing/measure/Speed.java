package flopper.timing.measure;

/**
 * What one fixed piece of arithmetic took on the measuring core: how fast the core was, whatever is
 * measured on it.
 *
 * @param beforeNs right before the first sample
 * @param afterNs right after the last one
 */
public record Speed(long beforeNs, long afterNs) {}
