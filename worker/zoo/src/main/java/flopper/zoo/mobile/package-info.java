/** Networks of separable convolutions, made for small devices. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.mobile;

import org.jspecify.annotations.NullMarked;
