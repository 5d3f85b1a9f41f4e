/**
 * Collections as tables: CSV and Parquet beside JSON, of the same query and with the fields that were
 * asked for. Must not know what the items are.
 */
@NullMarked
package flopper.api.table;

import org.jspecify.annotations.NullMarked;
