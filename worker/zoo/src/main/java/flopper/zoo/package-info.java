/**
 * The catalogue of built-in backbones with the figures that others published for them. Knows how
 * they are counted no more than it knows devices.
 */
@NullMarked
package flopper.zoo;

import org.jspecify.annotations.NullMarked;
