/**
 * Figures of others: files of them, their times and accuracies. Kept apart from measurements of our
 * own; must not know how a file is read.
 */
@NullMarked
package flopper.db.imported;

import org.jspecify.annotations.NullMarked;
