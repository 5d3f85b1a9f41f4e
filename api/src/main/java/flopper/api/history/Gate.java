package flopper.api.history;

import flopper.analysis.verdict.Noise;
import flopper.api.comparison.Metric;
import flopper.api.history.HistoryResponse.Unit;
import flopper.api.problem.ApiException;
import flopper.db.device.CanaryStore;
import flopper.db.device.CanaryTimes;
import flopper.db.failure.FailureCode;

import java.util.List;
import java.util.OptionalDouble;

/**
 * From which relative difference on a change matters. Below what noise alone makes on the device a
 * gate would tell noise (rule 19), and is refused.
 */
public final class Gate {

    /** "Materially different" by MLPerf's audit (rule 20). */
    public static final double MATERIAL = 0.02;

    private Gate() {}

    /** What noise alone makes on a device, of the metric; empty where it is not known. */
    public static OptionalDouble noise(CanaryStore canaries, String device, Metric metric) {
        return Noise.of(
                canaries.latest(device).stream()
                        .mapToLong(
                                metric == Metric.CPU_P50
                                        ? CanaryTimes::cpuP50Ns
                                        : CanaryTimes::p50Ns)
                        .toArray());
    }

    /** The gate that holds on units unless another is asked for. */
    public static double usual(double noise) {
        return Math.max(MATERIAL, noise);
    }

    /**
     * The gate that is asked for, or the usual one.
     *
     * @throws ApiException where noise exceeds the one asked for
     */
    static double of(OptionalDouble asked, List<Unit> units) {
        double noise =
                units.stream()
                        .flatMapToDouble(unit -> unit.minimumDetectableChange().stream())
                        .max()
                        .orElse(0);
        if (asked.isPresent() && asked.getAsDouble() < noise) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "gate",
                    "noise alone makes differences of %.1f %% on these devices, and a gate of %.1f %% would tell it"
                            .formatted(100 * noise, 100 * asked.getAsDouble()));
        }
        return asked.orElse(usual(noise));
    }
}
