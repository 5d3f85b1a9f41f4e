package flopper.api.share;

import flopper.db.measurement.LayerTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A part of a measurement's median, and how its share of the time stands to its shares of the work.
 *
 * @param layers positions in the file; empty for work of the runtime that no layer asked for
 * @param timeShare of all parts together
 * @param flopsShare of all layers together; null where a model has none
 * @param macsShare likewise
 * @param difference time share less FLOP share: above 0 where FLOPs promise too little time
 * @param complete false: what the part costs is not known in full
 */
@Serdeable
public record ShareResponse(
        List<Integer> layers,
        String kernel,
        long timeNs,
        long flops,
        long macs,
        @Schema(nullable = true) OptionalDouble timeShare,
        @Schema(nullable = true) OptionalDouble flopsShare,
        @Schema(nullable = true) OptionalDouble macsShare,
        @Schema(nullable = true) OptionalDouble difference,
        boolean complete) {

    static ShareResponse of(LayerTime part, long totalNs, long totalFlops, long totalMacs) {
        OptionalDouble time = share(part.timeNs(), totalNs);
        OptionalDouble flops = share(part.flops(), totalFlops);
        return new ShareResponse(
                part.layers(),
                part.kernel(),
                part.timeNs(),
                part.flops(),
                part.macs(),
                time,
                flops,
                share(part.macs(), totalMacs),
                time.isPresent() && flops.isPresent()
                        ? OptionalDouble.of(time.getAsDouble() - flops.getAsDouble())
                        : OptionalDouble.empty(),
                part.complete());
    }

    /** How far the two shares are apart, whichever is the greater. */
    double distance() {
        return Math.abs(difference.orElse(0));
    }

    private static OptionalDouble share(long part, long total) {
        return total > 0 ? OptionalDouble.of((double) part / total) : OptionalDouble.empty();
    }
}
