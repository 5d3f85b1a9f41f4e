/**
 * Series that became slower, what was found out about them, and who is told. Must not know how they
 * are found.
 */
@NullMarked
package flopper.db.regression;

import org.jspecify.annotations.NullMarked;
