/** What a static profile costs, and that it grows with the graph and no faster. */
@NullMarked
package flopper.bench.profile;

import org.jspecify.annotations.NullMarked;
