/** What rows of every table have in common: their ids, and how a part of them is asked for. Knows no table. */
@NullMarked
package flopper.db.row;

import org.jspecify.annotations.NullMarked;
