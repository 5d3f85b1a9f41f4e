/**
 * JSON that passes through as it was stored. Must not know what is in it.
 */
@NullMarked
package flopper.api.json;

import org.jspecify.annotations.NullMarked;
