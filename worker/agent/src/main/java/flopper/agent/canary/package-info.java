/**
 * What a worker does for its device while nobody asks for anything. Must not know jobs.
 */
@NullMarked
package flopper.agent.canary;

import org.jspecify.annotations.NullMarked;
