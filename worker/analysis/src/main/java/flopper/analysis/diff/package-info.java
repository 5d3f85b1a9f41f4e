/** What differs between two analysed models, layer by layer. Knows reports, not graphs. */
@NullMarked
package flopper.analysis.diff;

import org.jspecify.annotations.NullMarked;
