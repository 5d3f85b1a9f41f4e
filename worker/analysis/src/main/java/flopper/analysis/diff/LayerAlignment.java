package flopper.analysis.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which layer of one model is which of another: first by name, then between those by operator and
 * output shape, then by operator alone. Partners keep the order of both files.
 */
final class LayerAlignment {
    /** Names that exporters make of the operator and a number, which shifts with every change. */
    private static final Pattern NUMBERED = Pattern.compile("[A-Za-z0-9_:]*[_#]?\\d+");

    private static final int NONE = -1;

    private final List<ComparedLayer> lefts;
    private final List<ComparedLayer> rights;
    private final int[] partners;

    private LayerAlignment(List<ComparedLayer> lefts, List<ComparedLayer> rights) {
        this.lefts = lefts;
        this.rights = rights;
        partners = new int[lefts.size()];
        Arrays.fill(partners, NONE);
    }

    /** For each layer of the left the position of its partner at the right, else -1. */
    static int[] of(List<ComparedLayer> lefts, List<ComparedLayer> rights) {
        LayerAlignment alignment = new LayerAlignment(lefts, rights);
        alignment.refine(LayerAlignment::byName);
        alignment.refine(layer -> List.of(layer.op(), layer.output()));
        alignment.refine(layer -> layer.op());
        return alignment.partners;
    }

    /** A key of its own where the name says nothing. */
    private static Object byName(ComparedLayer layer) {
        return NUMBERED.matcher(layer.name()).matches()
                ? new Object()
                : List.of(layer.name(), layer.op());
    }

    /** Finds partners by a key between those that are found already. */
    private void refine(Function<ComparedLayer, Object> key) {
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

    private static int[] keys(
            List<ComparedLayer> layers,
            Function<ComparedLayer, Object> key,
            Map<Object, Integer> numbers) {
        return layers.stream()
                .map(key)
                .mapToInt(one -> numbers.computeIfAbsent(one, _ -> numbers.size()))
                .toArray();
    }
}
