/**
 * Runs a task in a Java process of its own and brings back its answer, or why there is none. Knows
 * nothing of backends, workloads or statistics.
 */
@NullMarked
package flopper.timing.process;

import org.jspecify.annotations.NullMarked;
