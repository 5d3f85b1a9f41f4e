package flopper.queue;

import java.util.List;

/**
 * A record that a worker has to itself until it answers, or falls silent.
 *
 * @param number 1 when it was never delivered before
 */
public record Delivery(List<String> jobIds, int number) {

    public Delivery {
        jobIds = List.copyOf(jobIds);
    }

    /** One id a line. */
    static String text(List<String> jobIds) {
        return String.join("\n", jobIds);
    }

    // No id has a NUL, and PostgreSQL would refuse to look for one: the record would be told for
    // ever.
    private static boolean mayBeId(String line) {
        return !line.isBlank() && line.indexOf('\0') < 0;
    }

    /** The inverse of {@link #text}; of whatever text, for anybody may write to a topic. */
    static Delivery parse(String text, int number) {
        return new Delivery(text.lines().filter(Delivery::mayBeId).toList(), number);
    }
}
