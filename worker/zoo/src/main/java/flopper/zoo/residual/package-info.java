/** Networks of residual or densely connected stages. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.residual;

import org.jspecify.annotations.NullMarked;
