/**
 * This worker and its device as the rest of flopper sees them. Must not know jobs.
 */
@NullMarked
package flopper.agent.device;

import org.jspecify.annotations.NullMarked;
