package flopper.api.table;

import flopper.db.selection.Condition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Conditions over rows that are in memory, as PostgreSQL would decide them: what is compared with a
 * missing value is neither true nor false.
 */
final class MemoryCondition {

    private MemoryCondition() {}

    /** Whether a row passes. */
    static <T> boolean passes(Condition condition, Table<T> table, T row) {
        return truth(condition, table, row).orElse(false);
    }

    private static <T> Optional<Boolean> truth(Condition condition, Table<T> table, T row) {
        return switch (condition) {
            case Condition.All all -> joined(all.parts(), table, row, false);
            case Condition.Any any -> joined(any.parts(), table, row, true);
            case Condition.Not not -> truth(not.part(), table, row).map(holds -> !holds);
            case Condition.Compare compare ->
                    cell(table, compare.field().name(), row)
                            .map(cell ->
                                    compare.comparison().holds(compared(cell, compare.value())));
            case Condition.In in ->
                    cell(table, in.field().name(), row)
                            .map(cell ->
                                    in.values().stream()
                                            .anyMatch(value -> compared(cell, value) == 0));
            case Condition.Like like ->
                    cell(table, like.field().name(), row)
                            .map(cell -> matches(cell.toString(), like.pattern()));
            case Condition.Missing missing ->
                    Optional.of(cell(table, missing.field().name(), row).isEmpty());
        };
    }

    /** The first part that decides; else true or false if all say so, else unknown. */
    private static <T> Optional<Boolean> joined(
            List<Condition> parts, Table<T> table, T row, boolean deciding) {
        boolean unknown = false;
        for (Condition part : parts) {
            Optional<Boolean> truth = truth(part, table, row);
            if (truth.isPresent() && truth.get() == deciding) {
                return truth;
            }
            unknown |= truth.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(!deciding);
    }

    static <T> Optional<Object> cell(Table<T> table, String path, T row) {
        return table.find(path).flatMap(column -> column.cell().apply(row));
    }

    /** The order of two values of one type. */
    static int compared(Object left, Object right) {
        return switch (left) {
            case Long a when right instanceof Long b -> Long.compare(a, b);
            case Number a when right instanceof Number b ->
                    Double.compare(a.doubleValue(), b.doubleValue());
            case Boolean a when right instanceof Boolean b -> Boolean.compare(a, b);
            case Instant a when right instanceof Instant b -> a.compareTo(b);
            default -> left.toString().compareTo(right.toString());
        };
    }

    /** LIKE: goes back to the latest {@code %} alone, so that no pattern takes long. */
    static boolean matches(String text, String pattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int starAt = 0;
        while (at < text.length()) {
            boolean escaped = in + 1 < pattern.length() && pattern.charAt(in) == '\\';
            int sign = escaped ? in + 1 : in;
            if (in < pattern.length() && pattern.charAt(in) == '%') {
                star = in++;
                starAt = at;
            } else if (sign < pattern.length()
                    && (pattern.charAt(sign) == text.charAt(at)
                            || (!escaped && pattern.charAt(sign) == '_'))) {
                in = sign + 1;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '%') {
            in++;
        }
        return in == pattern.length();
    }
}
