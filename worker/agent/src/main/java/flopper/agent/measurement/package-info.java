/**
 * From a stored graph to its time on this worker's device as a row. Must not know jobs, or who asks.
 */
@NullMarked
package flopper.agent.measurement;

import org.jspecify.annotations.NullMarked;
