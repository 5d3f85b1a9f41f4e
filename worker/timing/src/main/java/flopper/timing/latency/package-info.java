/**
 * The end-to-end measurement of one workload in one fresh process: what the process is asked, what
 * it does, what it answers. Must not know which backend runs, nor how many processes there are.
 */
@NullMarked
package flopper.timing.latency;

import org.jspecify.annotations.NullMarked;
