/**
 * Writes graphs down layer by layer, with names and weights as PyTorch would give them. Knows no
 * architecture and no published figure.
 */
@NullMarked
package flopper.zoo.build;

import org.jspecify.annotations.NullMarked;
