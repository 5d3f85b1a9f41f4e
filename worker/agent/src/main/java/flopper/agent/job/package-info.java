/**
 * Jobs on their way through this worker: taken, claimed, kept, run, ended. Must not know how a cost
 * is counted or a time taken.
 */
@NullMarked
package flopper.agent.job;

import org.jspecify.annotations.NullMarked;
