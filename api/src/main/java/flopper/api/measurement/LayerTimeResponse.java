package flopper.api.measurement;

import flopper.db.measurement.Bound;
import flopper.db.measurement.LayerTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A part of the end-to-end median. Every nanosecond is in one part, so {@code timeNs} adds up to it.
 *
 * @param layers positions in the file of the nodes computed in it; the time belongs to all of them
 *     together. Empty for work of the runtime that no layer asked for
 * @param kernel the layers' operators joined by {@code +}; without layers the runtime's own word: a
 *     change of layout, or {@code runtime} for what lies between its nodes
 * @param share of the median
 * @param bytes that its layers together read and write; what passes between them is not counted
 * @param complete false: a layer's cost is not known, and all counts and rates are lower bounds
 * @param achievedFlopsPerSecond {@code flops} over time; null without layers
 * @param intensity {@code flops} over {@code bytes}; null where it moves none
 * @param peakFraction {@code achievedFlopsPerSecond} over the device's measured peak at the same
 *     threads; null where either is. Above 1 where the kernel skips what is counted
 * @param bound what keeps it from being faster; null where the device's peaks were not known
 */
@Serdeable
public record LayerTimeResponse(
        List<Integer> layers,
        String kernel,
        long timeNs,
        @Schema(nullable = true) OptionalDouble share,
        long macs,
        long flops,
        long bytes,
        boolean complete,
        @Schema(nullable = true) OptionalDouble achievedFlopsPerSecond,
        @Schema(nullable = true) OptionalDouble intensity,
        @Schema(nullable = true) OptionalDouble peakFraction,
        @Schema(nullable = true) Optional<Bound> bound) {

    private static final double NS_PER_SECOND = 1e9;

    /**
     * @param totalNs of all parts
     * @param peakFlopsPerSecond of the device, where it is known
     */
    static LayerTimeResponse of(LayerTime part, long totalNs, OptionalDouble peakFlopsPerSecond) {
        boolean timed = !part.layers().isEmpty() && part.timeNs() > 0;
        double achieved = part.flops() * NS_PER_SECOND / part.timeNs();
        return new LayerTimeResponse(
                part.layers(),
                part.kernel(),
                part.timeNs(),
                when(totalNs > 0, (double) part.timeNs() / totalNs),
                part.macs(),
                part.flops(),
                part.bytes(),
                part.complete(),
                when(timed, achieved),
                when(part.bytes() > 0, (double) part.flops() / part.bytes()),
                when(
                        timed && peakFlopsPerSecond.isPresent(),
                        achieved / peakFlopsPerSecond.orElse(1)),
                part.bound());
    }

    private static OptionalDouble when(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
