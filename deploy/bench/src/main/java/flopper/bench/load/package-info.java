/** How much work passes through the whole service at once. Drives it over HTTP alone. */
@NullMarked
package flopper.bench.load;

import org.jspecify.annotations.NullMarked;
