package flopper.db.selection;

import java.util.List;
import java.util.Optional;

/**
 * What the rows of a selection have to fulfil. As in SQL, a comparison with what is missing neither
 * holds nor fails, and a row passes only where the whole holds.
 */
public sealed interface Condition {

    /** Every row passes. */
    Condition ALWAYS = new All(List.of());

    /** No row passes. */
    Condition NEVER = new Any(List.of());

    /** All of these hold. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of these holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Condition {}

    /** The field compares so with the value, which is of its type. */
    record Compare(Field field, Comparison comparison, Object value) implements Condition {}

    /** The field is one of these values. */
    record In(Field field, List<Object> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** The text matches: {@code %} is any characters, {@code _} one, a backslash takes their meaning. */
    record Like(Field field, String pattern) implements Condition {}

    /** The field has no value. */
    record Missing(Field field) implements Condition {}

    /** The field is the value where there is one; a value that the field cannot have lets nothing pass. */
    static Condition equal(Field field, Optional<String> value) {
        if (value.isEmpty()) {
            return ALWAYS;
        }
        try {
            return new Compare(field, Comparison.EQUAL, field.type().parse(value.get()));
        } catch (IllegalArgumentException e) {
            return NEVER;
        }
    }
}
