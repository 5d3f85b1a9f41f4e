/**
 * Static costs with their layers. Must not know how they are counted.
 */
@NullMarked
package flopper.db.profile;

import org.jspecify.annotations.NullMarked;
