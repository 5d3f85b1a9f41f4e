package flopper.zoo;

import flopper.zoo.build.Architecture;
import flopper.zoo.searched.NasBench201;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The built-in backbones, by name or by description. A description is a name, an {@code @} and
 * settings with commas between:
 *
 * <ul>
 *   <li>{@code resnet50@192}: at another resolution
 *   <li>{@code mobilenet_v2@width=0.75}: with all channel counts multiplied, where the family has a
 *       rule for it
 *   <li>{@code resnet50@folded}: batch normalisation folded into the convolutions before it
 *   <li>{@code nasbench201:331133}: a network of NAS-Bench-201, by its six operations
 * </ul>
 */
public final class Catalogue {
    private static final List<Backbone> BACKBONES =
            Architectures.ALL.stream().map(Catalogue::published).toList();

    private Catalogue() {}

    /** All that have a name, in alphabetical order; NAS-Bench-201 apart. */
    public static List<Backbone> backbones() {
        return BACKBONES;
    }

    /** The backbone of a name or a description; its name is what was asked for. */
    public static Optional<Backbone> find(String description) {
        int at = description.indexOf('@');
        if (at < 0) {
            return architecture(description).map(Catalogue::published);
        }
        return architecture(description.substring(0, at))
                .flatMap(architecture ->
                        Variant.parse(description.substring(at + 1))
                                .flatMap(variant -> variant.of(architecture, description)));
    }

    /**
     * All backbones that a pattern means: a description in which {@code *} stands for any part of
     * the name, and {@code 224..448:32} for each resolution from 224 to 448 in steps of 32. {@code
     * nasbench201:*} means all 15,625 of them; no other pattern means any.
     */
    public static List<Backbone> expand(String pattern) {
        int at = pattern.indexOf('@');
        String names = at < 0 ? pattern : pattern.substring(0, at);
        List<String> settings = at < 0 ? List.of("") : Variant.expand(pattern.substring(at));
        return names(names)
                .flatMap(name -> settings.stream().map(setting -> name + setting))
                .flatMap(description -> find(description).stream())
                .toList();
    }

    private static Stream<String> names(String pattern) {
        if (!pattern.contains("*")) {
            return Stream.of(pattern);
        }
        Stream<Architecture> architectures =
                pattern.startsWith(NasBench201.PREFIX)
                        ? NasBench201.architectures()
                        : Architectures.ALL.stream();
        return architectures.map(Architecture::name).filter(matching(pattern));
    }

    private static Predicate<String> matching(String pattern) {
        String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted).asMatchPredicate();
    }

    private static Optional<Architecture> architecture(String name) {
        return name.startsWith(NasBench201.PREFIX)
                ? NasBench201.find(name.substring(NasBench201.PREFIX.length()))
                : Architectures.ALL.stream()
                        .filter(architecture -> architecture.name().equals(name))
                        .findFirst();
    }

    private static Backbone published(Architecture architecture) {
        return new Backbone(
                architecture.name(),
                architecture.family(),
                architecture.resolution(),
                PublishedFigures.of(architecture.name()),
                architecture.builder());
    }
}
