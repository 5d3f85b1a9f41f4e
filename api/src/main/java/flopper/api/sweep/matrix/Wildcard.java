package flopper.api.sweep.matrix;

import flopper.db.model.Model;
import flopper.db.model.Reference;
import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reference to models in which {@code *} stands for any characters. Without a colon it is one to
 * their latest tag. The catalogue's ranges, as in {@code resnet50@224..448:32}, are of its kind.
 */
record Wildcard(String name, String tag) {

    private static final Pattern RANGE = Pattern.compile("@.*\\.\\.");

    static Wildcard of(String reference) {
        if (RANGE.matcher(reference).find()) {
            // The colon in it is the range's, before the step.
            return new Wildcard(reference, Model.DEFAULT_TAG);
        }
        Reference parsed = Reference.parse(reference);
        return new Wildcard(parsed.name(), parsed.tag());
    }

    static boolean isOne(String reference) {
        return reference.indexOf('*') >= 0 || RANGE.matcher(reference).find();
    }

    /** The backbones of the catalogue that are meant; a search space is a name, its networks tags. */
    Stream<Backbone> backbones() {
        String text = tag.equals(Model.DEFAULT_TAG) ? name : new Reference(name, tag).toString();
        List<Backbone> meant = Catalogue.expand(text);
        return meant.isEmpty() && regex(tag).matcher(Model.DEFAULT_TAG).matches()
                ? Catalogue.expand(name).stream()
                : meant.stream();
    }

    /** Whether a model of this name and tag is meant. */
    boolean matches(String otherName, String otherTag) {
        return regex(name).matcher(otherName).matches() && regex(tag).matcher(otherTag).matches();
    }

    /** The name as a pattern of SQL's LIKE. */
    String likeName() {
        return like(name);
    }

    /** The tag as a pattern of SQL's LIKE. */
    String likeTag() {
        return like(tag);
    }

    private static String like(String pattern) {
        return pattern.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")));
    }
}
