/** Networks of parallel branches. Knows no other family and no published figure. */
@NullMarked
package flopper.zoo.inception;

import org.jspecify.annotations.NullMarked;
