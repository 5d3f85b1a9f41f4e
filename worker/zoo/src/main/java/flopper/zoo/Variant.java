package flopper.zoo;

import flopper.analysis.graph.Model;
import flopper.zoo.build.Architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of an architecture beyond its name: {@code 192}, {@code width=0.75}, {@code folded},
 * or several of them with commas between.
 *
 * @param resolution pixels or tokens, in place of the usual ones
 * @param width factor of all channel counts
 * @param folded whether batch normalisations are folded into the convolutions before them
 */
record Variant(OptionalInt resolution, OptionalDouble width, boolean folded) {
    private static final Variant NONE =
            new Variant(OptionalInt.empty(), OptionalDouble.empty(), false);

    /** Larger graphs would not be built in reasonable time, nor would anybody run them. */
    private static final int RESOLUTION_MAX = 8192;

    private static final double WIDTH_MAX = 8;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4}):(\\d{1,4})");

    /** Empty when a setting is unknown, out of range or given twice. */
    static Optional<Variant> parse(String settings) {
        Optional<Variant> variant = Optional.of(NONE);
        for (String setting : settings.split(",", -1)) {
            variant = variant.flatMap(known -> known.with(setting));
        }
        return variant;
    }

    private Optional<Variant> with(String setting) {
        if (setting.matches("\\d{1,4}") && resolution.isEmpty()) {
            int pixels = Integer.parseInt(setting);
            return Optional.of(new Variant(OptionalInt.of(pixels), width, folded))
                    .filter(_ -> pixels > 0 && pixels <= RESOLUTION_MAX);
        }
        if (setting.matches("width=\\d{1,2}(\\.\\d{1,4})?") && width.isEmpty()) {
            double factor = Double.parseDouble(setting.substring("width=".length()));
            return Optional.of(new Variant(resolution, OptionalDouble.of(factor), folded))
                    .filter(_ -> factor > 0 && factor <= WIDTH_MAX);
        }
        return setting.equals("folded") && !folded
                ? Optional.of(new Variant(resolution, width, true))
                : Optional.empty();
    }

    /** The settings once for each resolution of a range such as {@code 224..448:32}, if one is there. */
    static List<String> expand(String settings) {
        Matcher range = RANGE.matcher(settings);
        if (!range.find()) {
            return List.of(settings);
        }
        int to = Integer.parseInt(range.group(2));
        int step = Math.max(1, Integer.parseInt(range.group(3)));
        List<String> expanded = new ArrayList<>();
        for (int at = Integer.parseInt(range.group(1)); at <= to; at += step) {
            expanded.add(range.replaceFirst(Integer.toString(at)));
        }
        return expanded;
    }

    /**
     * The architecture as asked for; empty when it cannot be had, such as a width without a rule for
     * it. Published figures stay where they are for the very same graph.
     */
    Optional<Backbone> of(Architecture architecture, String name) {
        Optional<IntFunction<Model>> widened =
                width.isEmpty()
                        ? Optional.of(architecture.builder())
                        : architecture.byWidth().map(this::widened);
        int at = resolution.orElse(architecture.resolution());
        return widened.map(builder ->
                new Backbone(
                        name,
                        architecture.family(),
                        at,
                        published(architecture, at),
                        form(builder)));
    }

    private IntFunction<Model> widened(DoubleFunction<IntFunction<Model>> byWidth) {
        return byWidth.apply(width.orElse(1));
    }

    private IntFunction<Model> form(IntFunction<Model> builder) {
        return folded ? pixels -> FoldedNormalization.of(builder.apply(pixels)) : builder;
    }

    private List<Published> published(Architecture architecture, int at) {
        return folded || width.isPresent()
                ? List.of()
                : PublishedFigures.of(architecture.name()).stream()
                        .filter(figures -> figures.resolution() == at)
                        .toList();
    }
}
