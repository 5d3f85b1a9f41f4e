package flopper.api.kernel;

import flopper.api.page.Rows;
import flopper.db.kernel.UsedKernel;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * The kernels of a measured workload: what they take alone against what they take within the run.
 *
 * @param items the one with the most time in the run first
 * @param inModelNs the time of all their parts together within the run
 * @param warmNs the sum of their times alone with warm caches, each as often as it is used
 * @param coldNs the same with cold caches
 * @param warmRatio {@code warmNs} over {@code inModelNs}
 * @param coldRatio {@code coldNs} over {@code inModelNs}
 */
@Serdeable
public record WorkloadKernelsResponse(
        List<UsedKernelResponse> items,
        long inModelNs,
        double warmNs,
        double coldNs,
        double warmRatio,
        double coldRatio)
        implements Rows<UsedKernelResponse> {

    /**
     * @param used at least one
     */
    static WorkloadKernelsResponse of(List<UsedKernel> used) {
        List<UsedKernelResponse> items = used.stream().map(UsedKernelResponse::of).toList();
        long inModelNs = items.stream().mapToLong(UsedKernelResponse::inModelNs).sum();
        double warmNs = items.stream().mapToDouble(UsedKernelResponse::warmTotalNs).sum();
        double coldNs = items.stream().mapToDouble(item -> item.count() * item.coldNs()).sum();
        // A run is no shorter than the tick of its clock.
        double runNs = Math.max(1, inModelNs);
        return new WorkloadKernelsResponse(
                items, inModelNs, warmNs, coldNs, warmNs / runNs, coldNs / runNs);
    }
}
