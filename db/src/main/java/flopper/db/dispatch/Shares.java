package flopper.db.dispatch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a queue each owner gets while several wait for it. Public because Jdbi binds the
 * methods of public classes only.
 *
 * @param weights jobs a turn, at least 1, of the owners of the same place; all others have one
 */
public record Shares(List<String> owners, List<Integer> weights) {

    /** Everybody has the same. */
    public static final Shares EQUAL = Shares.of(Map.of());

    /**
     * The shares of these owners.
     *
     * @throws IllegalArgumentException where a weight is below 1, with the owner
     */
    public static Shares of(Map<String, Integer> weights) {
        weights.forEach((owner, weight) -> {
            if (weight < 1) {
                throw new IllegalArgumentException(
                        "the weight of owner '%s' is below 1: %d".formatted(owner, weight));
            }
        });
        SortedMap<String, Integer> sorted = new TreeMap<>(weights);
        return new Shares(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
    }
}
