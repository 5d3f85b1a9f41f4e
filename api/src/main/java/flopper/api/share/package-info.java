/**
 * Which layers take more time than their FLOPs say. Must not know how layers are timed.
 */
@NullMarked
package flopper.api.share;

import org.jspecify.annotations.NullMarked;
