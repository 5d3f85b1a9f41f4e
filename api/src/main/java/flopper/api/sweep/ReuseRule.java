package flopper.api.sweep;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stored results answer a cell.
 *
 * @param age of the oldest measurement that still does; empty where every cell is run. A profile is
 *     the same for ever and does so at any age
 */
record ReuseRule(Optional<Duration> age) {

    private static final ReuseRule NONE = new ReuseRule(Optional.empty());
    private static final ReuseRule DEFAULT = new ReuseRule(Optional.of(Duration.ofDays(30)));
    private static final Pattern FRESH = Pattern.compile("fresh within ([0-9]{1,6})([smhd])");

    /**
     * The rule of a submission.
     *
     * @throws ApiException where the text is none
     */
    static ReuseRule parse(Optional<String> text) {
        if (text.isEmpty()) {
            return DEFAULT;
        }
        if (text.get().equals("none")) {
            return NONE;
        }
        Matcher fresh = FRESH.matcher(text.get());
        if (!fresh.matches()) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "reuse",
                    ("reuse is 'none', or 'fresh within' and a number with s, m, h or d, as in"
                                    + " 'fresh within 30d'; not '%s'")
                            .formatted(text.get()));
        }
        long number = Long.parseLong(fresh.group(1));
        return new ReuseRule(Optional.of(Duration.of(number, unit(fresh.group(2)))));
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> throw new IllegalStateException(letter);
        };
    }
}
