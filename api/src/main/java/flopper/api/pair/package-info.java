/**
 * Pairs of models that cost alike and are not alike fast. Must not know where the points come from.
 */
@NullMarked
package flopper.api.pair;

import org.jspecify.annotations.NullMarked;
