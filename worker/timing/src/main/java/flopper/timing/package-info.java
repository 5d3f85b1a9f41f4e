/**
 * The front door of timing: measures a workload in child processes, and lists the backends. Must
 * not know queues, databases or HTTP.
 */
@NullMarked
package flopper.timing;

import org.jspecify.annotations.NullMarked;
