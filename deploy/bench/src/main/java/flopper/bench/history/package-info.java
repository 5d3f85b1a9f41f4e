/** How well changes are told from noise. */
@NullMarked
package flopper.bench.history;

import org.jspecify.annotations.NullMarked;
