package flopper.launcher.reproduce;

import flopper.api.comparison.Verdict;
import flopper.launcher.client.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A measurement beside its repetition.
 *
 * @param verdict how the repetition stands to the first; empty where they are no measurements of the
 *     same thing
 * @param differences fields that have to be equal and are not
 */
record Reproduction(Json first, Json again, Optional<Verdict> verdict, List<String> differences) {
    /** What two measurements must have in common (rule 16). */
    private static final List<String> SETTINGS =
            List.of(
                    "graphId",
                    "device",
                    "backend",
                    "backendVersion",
                    "precision",
                    "threads",
                    "batch",
                    "protocol",
                    "weights");

    /**
     * @param noise minimum detectable change of the device; 0 where it is not known
     */
    static Reproduction of(Json first, Json again, double noise) {
        List<String> differences = new ArrayList<>();
        for (String setting : SETTINGS) {
            String before = first.at(setting).text();
            String after = again.at(setting).text();
            if (!before.equals(after)) {
                differences.add("%s was %s and is %s".formatted(setting, before, after));
            }
        }
        return new Reproduction(
                first,
                again,
                differences.isEmpty()
                        ? Optional.of(verdict(first, again, noise))
                        : Optional.empty(),
                differences);
    }

    private static Verdict verdict(Json first, Json again, double noise) {
        Json before = first.at("latency");
        Json after = again.at("latency");
        if (before.at("p50CiNs").isNull() || after.at("p50CiNs").isNull()) {
            return Verdict.AMBIGUOUS;
        }
        return Verdict.ofCosts(
                before.at("p50Ns").number(),
                before.at("p50CiNs").at(0).number(),
                before.at("p50CiNs").at(1).number(),
                after.at("p50Ns").number(),
                after.at("p50CiNs").at(0).number(),
                after.at("p50CiNs").at(1).number(),
                noise);
    }

    /** The repetition's median over the first one's. */
    double ratio() {
        return again.at("latency").at("p50Ns").number() / first.at("latency").at("p50Ns").number();
    }

    Map<String, Object> toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", verdict.map(Verdict::name).orElse("INCOMPARABLE"));
        object.put("ratio", ratio());
        object.put("differences", differences);
        object.put("first", first.node());
        object.put("again", again.node());
        return object;
    }
}
