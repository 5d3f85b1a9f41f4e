/**
 * Timings with their raw samples. Must not know how they are taken.
 */
@NullMarked
package flopper.db.measurement;

import org.jspecify.annotations.NullMarked;
