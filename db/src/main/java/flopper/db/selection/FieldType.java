package flopper.db.selection;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the values of a field are. */
public enum FieldType {
    TEXT("a text in single quotes"),
    ID("an id in single quotes"),
    INTEGER("a number"),
    REAL("a number"),
    BOOLEAN("true or false"),
    INSTANT("an instant in single quotes, such as '2026-11-25T00:00:00Z'");

    // What UUID.fromString takes besides is no id of ours.
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The last instant that RFC 3339 can write. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /** How a value is written in a filter. */
    public String words() {
        return words;
    }

    /**
     * The value behind its text.
     *
     * @throws IllegalArgumentException where the text is none of this type
     */
    public Object parse(String text) {
        return switch (this) {
            case TEXT -> text;
            case ID -> id(text);
            case INTEGER -> number(text);
            case REAL -> real(text);
            case BOOLEAN -> bool(text);
            case INSTANT -> instant(text);
        };
    }

    private static UUID id(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    /** Whole numbers stay whole, so that an index over them serves; 1e6 and 0.5 are compared as they are. */
    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            double real = real(text);
            return real == (long) real && Math.abs(real) < 1L << 53
                    ? (Object) (long) real
                    : (Object) real;
        }
    }

    private static double real(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
                throw new IllegalArgumentException(text);
            }
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
