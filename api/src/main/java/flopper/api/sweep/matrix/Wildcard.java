package flopper.api.sweep.matrix;

import flopper.db.model.Model;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reference to models in which {@code *} stands for any characters. Without a colon it is one to
 * their latest tag.
 */
record Wildcard(String name, String tag) {

    static Wildcard of(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon < 0
                ? new Wildcard(reference, Model.DEFAULT_TAG)
                : new Wildcard(reference.substring(0, colon), reference.substring(colon + 1));
    }

    static boolean isOne(String reference) {
        return reference.indexOf('*') >= 0;
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
