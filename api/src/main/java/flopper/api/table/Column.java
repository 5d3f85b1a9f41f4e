package flopper.api.table;

import flopper.db.selection.FieldType;

import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param path of the field in JSON, such as {@code latency.p50Ns}
 * @param title of the column, such as {@code p50Ns}
 * @param cell its value in a row: text, {@code Long}, {@code Double}, {@code Boolean} or {@code
 *     Instant}; empty where it is missing
 */
record Column<T>(String path, String title, FieldType type, Function<T, Optional<Object>> cell) {}
