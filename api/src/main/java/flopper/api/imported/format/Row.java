package flopper.api.imported.format;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A line of a table; what is not as it should be is a {@link BadCell}. */
final class Row {
    private static final int TEXT_CHARS_MAX = 200;
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final NamedCsvRecord row;

    Row(NamedCsvRecord row) {
        this.row = row;
    }

    /** Where it begins in the file; the first line is 1. */
    long line() {
        return row.getStartingLineNumber();
    }

    /** A text that has to be there. */
    String text(String column) {
        return optional(column).orElseThrow(() -> bad(column, "is empty"));
    }

    /** A text; empty where the cell is, or where there is no such column. */
    Optional<String> optional(String column) {
        Optional<String> text = row.findField(column).filter(cell -> !cell.isBlank());
        text.ifPresent(cell -> {
            if (cell.length() > TEXT_CHARS_MAX) {
                throw bad(column, "has more than %d characters".formatted(TEXT_CHARS_MAX));
            }
            if (cell.chars().anyMatch(Character::isISOControl)) {
                throw bad(column, "has control characters");
            }
        });
        return text;
    }

    /** A number times a unit, both greater than 0. */
    double positive(String column, double unit) {
        return positiveOrNone(column, unit).orElseThrow(() -> bad(column, "is empty"));
    }

    /** The same; empty where the cell is. */
    OptionalDouble positiveOrNone(String column, double unit) {
        OptionalDouble number = number(column, unit);
        if (number.isPresent() && number.getAsDouble() <= 0) {
            throw bad(column, "is not greater than 0");
        }
        return number;
    }

    /** A number times a unit, neither below 0; empty where the cell is. */
    OptionalDouble number(String column, double unit) {
        return decimal(column)
                .map(number -> OptionalDouble.of(number.doubleValue() * unit))
                .orElse(OptionalDouble.empty());
    }

    /** A number in a unit as a whole one; empty where the cell is. */
    OptionalLong count(String column, long unit) {
        return decimal(column)
                .map(number -> number.multiply(BigDecimal.valueOf(unit)))
                .map(number -> {
                    if (number.compareTo(MOST) > 0) {
                        throw bad(column, "is too large");
                    }
                    return OptionalLong.of(number.longValue());
                })
                .orElse(OptionalLong.empty());
    }

    /** A whole number from 1, which a table may print as {@code 1024.0}; empty where the cell is. */
    OptionalInt whole(String column) {
        return decimal(column)
                .map(number -> {
                    if (number.stripTrailingZeros().scale() > 0
                            || number.signum() == 0
                            || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
                        throw bad(column, "'%s' is no whole number from 1".formatted(number));
                    }
                    return OptionalInt.of(number.intValueExact());
                })
                .orElse(OptionalInt.empty());
    }

    /** A whole number that has to be there. */
    int requiredWhole(String column) {
        return whole(column).orElseThrow(() -> bad(column, "is empty"));
    }

    /** An instant; empty where the cell is. */
    Optional<Instant> instant(String column) {
        return optional(column)
                .map(text -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeException _) {
                        throw bad(column, "'%s' is no instant (RFC 3339, UTC)".formatted(text));
                    }
                });
    }

    BadCell bad(String column, String detail) {
        return new BadCell(line(), column, detail);
    }

    private Optional<BigDecimal> decimal(String column) {
        return optional(column)
                .map(text -> GROUPED.matcher(text).matches() ? text.replace(",", "") : text)
                .map(text -> {
                    if (!NUMBER.matcher(text).matches()) {
                        throw bad(column, "'%s' is no number from 0".formatted(text));
                    }
                    return new BigDecimal(text);
                });
    }
}
