/** What one execution of an operator costs, by kind of scalar operation. */
@NullMarked
package flopper.analysis.cost;

import org.jspecify.annotations.NullMarked;
