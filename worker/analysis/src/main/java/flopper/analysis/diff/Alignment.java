package flopper.analysis.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which element of one sequence is which of another: first by the key that is trusted most, then
 * between those that are found by the next one. Partners keep the order of both sequences.
 */
public final class Alignment<T> {
    private static final int NONE = -1;

    private final List<T> lefts;
    private final List<T> rights;
    private final int[] partners;

    private Alignment(List<T> lefts, List<T> rights) {
        this.lefts = lefts;
        this.rights = rights;
        partners = new int[lefts.size()];
        Arrays.fill(partners, NONE);
    }

    /**
     * For each element of the left the position of its partner at the right, else -1.
     *
     * @param keys what partners have in common, the most trusted first
     */
    public static <T> int[] of(List<T> lefts, List<T> rights, List<Function<T, Object>> keys) {
        Alignment<T> alignment = new Alignment<>(lefts, rights);
        keys.forEach(alignment::refine);
        return alignment.partners;
    }

    /** Finds partners by a key between those that are found already. */
    private void refine(Function<T, Object> key) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] left = keys(lefts, key, numbers);
        int[] right = keys(rights, key, numbers);
        int fromLeft = 0;
        int fromRight = 0;
        for (int end = 0; end <= partners.length; end++) {
            boolean last = end == partners.length;
            if (last || partners[end] != NONE) {
                int toRight = last ? rights.size() : partners[end];
                CommonSubsequence.match(left, fromLeft, end, right, fromRight, toRight, partners);
                fromLeft = end + 1;
                fromRight = toRight + 1;
            }
        }
    }

    private static <T> int[] keys(
            List<T> elements, Function<T, Object> key, Map<Object, Integer> numbers) {
        return elements.stream()
                .map(key)
                .mapToInt(one -> numbers.computeIfAbsent(one, _ -> numbers.size()))
                .toArray();
    }
}
