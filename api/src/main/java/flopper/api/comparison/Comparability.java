package flopper.api.comparison;

import flopper.db.measurement.Measurement;

import java.util.Optional;

/** Whether two measurements answer the same question; a comparison of others is refused. */
final class Comparability {

    private Comparability() {}

    /** What keeps the two apart. */
    static Optional<String> difference(Measurement baseline, Measurement other) {
        if (baseline.protocol() != other.protocol()) {
            return differs("measuring protocols", baseline.protocol(), other.protocol());
        }
        if (!baseline.backendVersion().equals(other.backendVersion())) {
            return differs("backend versions", baseline.backendVersion(), other.backendVersion());
        }
        if (!baseline.weights().equals(other.weights())) {
            return differs("weights", baseline.weights(), other.weights());
        }
        // Two models rarely have the same inputs, but one model must have.
        if (baseline.graphId().equals(other.graphId())
                && !baseline.shapes().equals(other.shapes())) {
            return differs("input shapes", baseline.shapes().text(), other.shapes().text());
        }
        return Optional.empty();
    }

    private static Optional<String> differs(String what, Object baseline, Object other) {
        return Optional.of(
                "%s differ: %s, against %s of the baseline".formatted(what, other, baseline));
    }
}
