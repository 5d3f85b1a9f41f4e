/**
 * From a stored graph to its static cost as a row. Must not know jobs, or who asks.
 */
@NullMarked
package flopper.agent.profile;

import org.jspecify.annotations.NullMarked;
