/**
 * Timings as they are told: distributions, raw samples, environment. Must not know how they are
 * taken.
 */
@NullMarked
package flopper.api.measurement;

import org.jspecify.annotations.NullMarked;
