/**
 * Submissions and how far they are. Must not know how a request is expanded into cells.
 */
@NullMarked
package flopper.db.sweep;

import org.jspecify.annotations.NullMarked;
