/** What other tools would print for the same model, each tool's rules in one class. Knows operators by name and size, not how their own cost is counted. */
@NullMarked
package flopper.analysis.convention;

import org.jspecify.annotations.NullMarked;
