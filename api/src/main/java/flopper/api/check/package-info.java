/**
 * Models beside the backbones that they look like. Must not know how they are compared.
 */
@NullMarked
package flopper.api.check;

import org.jspecify.annotations.NullMarked;
