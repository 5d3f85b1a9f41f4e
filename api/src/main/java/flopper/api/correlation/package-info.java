/**
 * Whether models that cost more are slower: rank correlation on each device class. Must not know
 * where the points come from.
 */
@NullMarked
package flopper.api.correlation;

import org.jspecify.annotations.NullMarked;
