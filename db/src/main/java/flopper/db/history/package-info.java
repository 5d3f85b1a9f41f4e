/**
 * Series of measurements over time, what changed in them, and from where on they count. Must not
 * know who is told of it.
 */
@NullMarked
package flopper.db.history;

import org.jspecify.annotations.NullMarked;
