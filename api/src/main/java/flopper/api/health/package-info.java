/**
 * Whether the servers behind the service answer. Must not tell where they are.
 */
@NullMarked
package flopper.api.health;

import org.jspecify.annotations.NullMarked;
