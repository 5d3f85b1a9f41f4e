package flopper.timing.device;

import java.util.Locale;

/** Names made of lower-case letters, digits and dashes, safe in a Kafka topic and in a URL. */
final class Slug {
    private static final int LENGTH_MAX = 40;

    private Slug() {}

    static String of(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("\\((r|tm|c)\\)", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.length() <= LENGTH_MAX
                ? slug
                : slug.substring(0, LENGTH_MAX).replaceAll("-+$", "");
    }
}
