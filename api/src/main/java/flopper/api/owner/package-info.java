/**
 * On whose behalf a request is made, and what that owner may have. Must not know what is asked for.
 */
@NullMarked
package flopper.api.owner;

import org.jspecify.annotations.NullMarked;
