package flopper.api.kernel;

import flopper.db.kernel.UsedKernel;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.OptionalDouble;

/**
 * A kernel of a measured workload.
 *
 * @param kernelId the stored kernel
 * @param count parts of the run that it computes
 * @param warmNs one execution alone with warm caches; its typical time
 * @param coldNs the same with cold caches
 * @param inModelNs the time of all its parts together within the run, what is fused with it included
 * @param warmTotalNs {@code count} times {@code warmNs}
 * @param ratio {@code warmTotalNs} over {@code inModelNs}; null where that is nothing
 */
@Serdeable
public record UsedKernelResponse(
        String kernelId,
        String signature,
        String op,
        int count,
        double warmNs,
        double coldNs,
        long inModelNs,
        double warmTotalNs,
        @Schema(nullable = true) OptionalDouble ratio) {

    static UsedKernelResponse of(UsedKernel used) {
        double warmNs = used.kernel().warm().typicalNs();
        return new UsedKernelResponse(
                used.kernel().id(),
                used.kernel().signature(),
                used.kernel().op(),
                used.count(),
                warmNs,
                used.kernel().cold().typicalNs(),
                used.inModelNs(),
                used.count() * warmNs,
                used.inModelNs() > 0
                        ? OptionalDouble.of(used.count() * warmNs / used.inModelNs())
                        : OptionalDouble.empty());
    }
}
