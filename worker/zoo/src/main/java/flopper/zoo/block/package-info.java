/** Groups of layers that several families share. Knows no whole network. */
@NullMarked
package flopper.zoo.block;

import org.jspecify.annotations.NullMarked;
