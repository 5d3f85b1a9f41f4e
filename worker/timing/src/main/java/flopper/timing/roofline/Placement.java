package flopper.timing.roofline;

import flopper.timing.layers.LayerTime;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A part of a run under the roofline.
 *
 * @param macs, {@code flops} and {@code bytes}: of all its layers together; bytes that pass from one
 *     of them to another do not count. All 0 for a part without layers
 * @param complete whether the cost of every layer is known; if not, the counts are lower bounds,
 *     and so is everything drawn from them
 * @param peakFraction, {@code bound} and {@code headroom}: empty where the ceilings are not known
 * @param bound what keeps it from being faster
 * @param headroom the part of its time that it would save if it reached the nearer ceiling; below 0
 *     where it beats one: a kernel may skip padding that is counted
 */
public record Placement(
        LayerTime part,
        long macs,
        long flops,
        long bytes,
        boolean complete,
        OptionalDouble achievedFlopsPerSecond,
        OptionalDouble intensity,
        OptionalDouble peakFraction,
        Optional<Bound> bound,
        OptionalDouble headroom) {}
