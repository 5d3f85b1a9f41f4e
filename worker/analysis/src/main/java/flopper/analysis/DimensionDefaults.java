package flopper.analysis;

import flopper.analysis.graph.ValueInfo.Dimension;
import flopper.analysis.graph.ValueInfo.Fixed;
import flopper.analysis.tensor.ElementType;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The size of a named dimension that a request leaves open. Case does not matter; the first row that
 * fits wins:
 *
 * <table>
 * <caption>Defaults by name</caption>
 * <tr><th>name</th><th>size</th></tr>
 * <tr><td>{@code a + b}</td><td>the sum of its parts, which may be numbers</td></tr>
 * <tr><td>{@code n}, {@code b}, {@code bs}, or holding {@code batch}</td><td>1</td></tr>
 * <tr><td>{@code h}, or holding {@code height}</td><td>224</td></tr>
 * <tr><td>{@code w}, or holding {@code width}</td><td>224</td></tr>
 * <tr><td>{@code c}, or holding {@code channel}</td><td>3</td></tr>
 * <tr><td>holding {@code past}</td><td>128: tokens seen before this run</td></tr>
 * <tr><td>{@code kv…} or {@code total…} and {@code len} or {@code seq}</td><td>256: past and present tokens</td></tr>
 * <tr><td>{@code s}, {@code t}, {@code l}, or holding {@code seq} or {@code len}</td><td>128: tokens of this run</td></tr>
 * </table>
 *
 * <p>A dimension whose name says nothing, or that has none, is known by its place in inputs of two
 * kinds:
 *
 * <table>
 * <caption>Defaults by place</caption>
 * <tr><th>input</th><th>sizes</th></tr>
 * <tr><td>{@code [?, 3, ?, ?]} or {@code [?, ?, ?, 3]}, or with 1 or 4 channels</td><td>1 image of 224 × 224</td></tr>
 * <tr><td>{@code [?, ?]} of INT32 or INT64</td><td>1 text of 128 tokens</td></tr>
 * </table>
 */
public final class DimensionDefaults {
    static final long BATCH = 1;
    private static final long IMAGE_SIDE = 224;
    private static final long COLOURS = 3;
    private static final long TOKENS = 128;
    private static final int IMAGE_RANK = 4;

    /** Grey, coloured, and coloured with transparency. */
    private static final Set<Long> CHANNELS = Set.of(1L, COLOURS, 4L);

    private DimensionDefaults() {}

    /** The default size of a dimension of this name; empty when the name says nothing. */
    public static OptionalLong of(String symbol) {
        String name = symbol.toLowerCase(Locale.ROOT).strip();
        if (name.contains("+")) {
            return sum(name);
        }
        if (isBatch(name)) {
            return OptionalLong.of(BATCH);
        }
        if (name.equals("h") || name.contains("height")) {
            return OptionalLong.of(IMAGE_SIDE);
        }
        if (name.equals("w") || name.contains("width")) {
            return OptionalLong.of(IMAGE_SIDE);
        }
        if (name.equals("c") || name.contains("channel")) {
            return OptionalLong.of(COLOURS);
        }
        if (name.contains("past")) {
            return OptionalLong.of(TOKENS);
        }
        boolean counted = name.contains("len") || name.contains("seq");
        if (counted && (name.startsWith("kv") || name.startsWith("total"))) {
            return OptionalLong.of(2 * TOKENS);
        }
        boolean tokens = name.equals("s") || name.equals("t") || name.equals("l") || counted;
        return tokens ? OptionalLong.of(TOKENS) : OptionalLong.empty();
    }

    /** The default size of a dimension whose name does not tell, by its place in a tensor. */
    static OptionalLong at(int axis, ElementType type, List<Dimension> dims) {
        boolean first = isChannels(dims, 1);
        if (dims.size() == IMAGE_RANK && (first || isChannels(dims, IMAGE_RANK - 1))) {
            boolean side = first ? axis > 1 : axis == 1 || axis == 2;
            return OptionalLong.of(side ? IMAGE_SIDE : BATCH);
        }
        boolean indices = type == ElementType.INT64 || type == ElementType.INT32;
        if (dims.size() == 2 && indices) {
            return OptionalLong.of(axis == 1 ? TOKENS : BATCH);
        }
        return OptionalLong.empty();
    }

    private static boolean isChannels(List<Dimension> dims, int axis) {
        return dims.size() == IMAGE_RANK
                && dims.get(axis) instanceof Fixed(long size)
                && CHANNELS.contains(size);
    }

    /** Whether a dimension of this name counts samples. */
    static boolean isBatch(String symbol) {
        String name = symbol.toLowerCase(Locale.ROOT);
        return name.equals("n")
                || name.equals("b")
                || name.equals("bs")
                || (name.contains("batch") && !name.contains("+"));
    }

    private static OptionalLong sum(String name) {
        long sum = 0;
        for (String part : name.split("\\+", -1)) {
            String term = part.strip();
            boolean number = term.matches("[0-9]{1,9}");
            OptionalLong size = number ? OptionalLong.of(Long.parseLong(term)) : of(term);
            if (size.isEmpty()) {
                return size;
            }
            sum += size.getAsLong();
        }
        return OptionalLong.of(sum);
    }
}
