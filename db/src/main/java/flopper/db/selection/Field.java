package flopper.db.selection;

/**
 * A field of a collection as a client calls it, and what it is in SQL.
 *
 * @param name its path in the answer, such as {@code latency.p50Ns}
 * @param sql an expression over the collection's columns; or, where it has {@code %s}, a condition in
 *     which that stands for the comparison
 */
public record Field(String name, FieldType type, String sql) {

    /** The condition that a comparison, such as {@code = :v0}, makes of it. */
    String compared(String comparison) {
        return sql.contains("%s") ? sql.replace("%s", comparison) : sql + " " + comparison;
    }
}
