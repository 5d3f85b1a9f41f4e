/**
 * What a set of run times says: order statistics, their confidence and their sample floors. Knows
 * no clock and no process.
 */
@NullMarked
package flopper.timing.statistics;

import org.jspecify.annotations.NullMarked;
