/** Plain and branched convolutional networks. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.classic;

import org.jspecify.annotations.NullMarked;
