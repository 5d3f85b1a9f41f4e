package flopper.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs equal numbers of two sequences in order: as many as there can be where both are short, else
 * those that occur once in both, and what lies between these. So 20,000 nodes against 20,000 others
 * take no more than some millions of steps.
 */
final class CommonSubsequence {
    /** Pairs that are tried one by one: some megabytes, some milliseconds. */
    private static final long PAIRS_MAX = 4_000_000;

    private final int[] left;
    private final int[] right;
    private final int[] partners;

    private CommonSubsequence(int[] left, int[] right, int[] partners) {
        this.left = left;
        this.right = right;
        this.partners = partners;
    }

    /** Writes the partners of the left range, which has none yet, into {@code partners}. */
    static void match(
            int[] left,
            int fromLeft,
            int toLeft,
            int[] right,
            int fromRight,
            int toRight,
            int[] partners) {
        new CommonSubsequence(left, right, partners)
                .match(new Range(fromLeft, toLeft), new Range(fromRight, toRight));
    }

    /** A part of a sequence; the end is not in it. */
    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    private void match(Range lefts, Range rights) {
        int fromLeft = lefts.from();
        int fromRight = rights.from();
        int toLeft = lefts.to();
        int toRight = rights.to();
        while (fromLeft < toLeft && fromRight < toRight && left[fromLeft] == right[fromRight]) {
            partners[fromLeft++] = fromRight++;
        }
        while (fromLeft < toLeft && fromRight < toRight && left[toLeft - 1] == right[toRight - 1]) {
            partners[--toLeft] = --toRight;
        }
        Range restLeft = new Range(fromLeft, toLeft);
        Range restRight = new Range(fromRight, toRight);
        if ((long) restLeft.size() * restRight.size() <= PAIRS_MAX) {
            matchAll(restLeft, restRight);
        } else {
            matchUnique(restLeft, restRight);
        }
    }

    /** The longest common subsequence, by the table of all its beginnings. */
    private void matchAll(Range lefts, Range rights) {
        int[][] longest = new int[lefts.size() + 1][rights.size() + 1];
        for (int i = lefts.size() - 1; i >= 0; i--) {
            for (int j = rights.size() - 1; j >= 0; j--) {
                longest[i][j] =
                        left[lefts.from() + i] == right[rights.from() + j]
                                ? longest[i + 1][j + 1] + 1
                                : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < lefts.size() && j < rights.size()) {
            if (left[lefts.from() + i] == right[rights.from() + j]) {
                partners[lefts.from() + i++] = rights.from() + j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** The longest run of numbers that occur once on each side, then what lies between them. */
    private void matchUnique(Range lefts, Range rights) {
        Map<Integer, Integer> once = once(right, rights);
        List<int[]> pairs = new ArrayList<>();
        Map<Integer, Integer> onceLeft = once(left, lefts);
        for (int i = lefts.from(); i < lefts.to(); i++) {
            if (onceLeft.containsKey(left[i]) && once.containsKey(left[i])) {
                pairs.add(new int[] {i, once.getOrDefault(left[i], 0)});
            }
        }
        List<int[]> anchors = increasing(pairs);
        if (anchors.isEmpty()) {
            return;
        }
        int fromLeft = lefts.from();
        int fromRight = rights.from();
        for (int[] anchor : anchors) {
            match(new Range(fromLeft, anchor[0]), new Range(fromRight, anchor[1]));
            partners[anchor[0]] = anchor[1];
            fromLeft = anchor[0] + 1;
            fromRight = anchor[1] + 1;
        }
        match(new Range(fromLeft, lefts.to()), new Range(fromRight, rights.to()));
    }

    /** Positions of the numbers that occur once. */
    private static Map<Integer, Integer> once(int[] numbers, Range range) {
        Map<Integer, Integer> positions = new HashMap<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = range.from(); i < range.to(); i++) {
            positions.put(numbers[i], i);
            counts.merge(numbers[i], 1, Integer::sum);
        }
        counts.forEach((number, count) -> {
            if (count > 1) {
                positions.remove(number);
            }
        });
        return positions;
    }

    /** The longest part of the pairs, which rise at the left, that rises at the right too. */
    private static List<int[]> increasing(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) / 2;
                if (pairs.get(ends[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        int[][] longest = new int[length][];
        int at = length == 0 ? -1 : ends[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            longest[i] = pairs.get(at);
            at = before[at];
        }
        return Arrays.asList(longest);
    }
}
