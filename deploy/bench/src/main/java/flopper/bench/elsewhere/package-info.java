/** What files of figures from elsewhere say once they are imported. Must not know how they are stored. */
@NullMarked
package flopper.bench.elsewhere;

import org.jspecify.annotations.NullMarked;
