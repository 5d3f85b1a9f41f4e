/** Applies the policy of how long measurements are kept. Must not know how they are stored. */
@NullMarked
package flopper.api.retention;

import org.jspecify.annotations.NullMarked;
