/**
 * Measurements of the same thing over time, and what changed in them. Must not know who is told of
 * it.
 */
@NullMarked
package flopper.api.history;

import org.jspecify.annotations.NullMarked;
