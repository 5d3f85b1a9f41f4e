/**
 * Parts of a collection: which fields may be asked about, conditions over them, orders, and the
 * statement that all of this becomes. Values travel as bound parameters only. Knows no table.
 */
@NullMarked
package flopper.db.selection;

import org.jspecify.annotations.NullMarked;
