/**
 * The catalogue as it is told: backbones with what others published of them. Must not know how a
 * graph is built.
 */
@NullMarked
package flopper.api.backbone;

import org.jspecify.annotations.NullMarked;
