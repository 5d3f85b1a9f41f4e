/** Networks whose cells a search found. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.searched;

import org.jspecify.annotations.NullMarked;
