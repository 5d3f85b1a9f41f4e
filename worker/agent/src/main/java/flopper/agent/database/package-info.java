/**
 * The database as this worker meets it: now and then away. Must not know what is asked of it.
 */
@NullMarked
package flopper.agent.database;

import org.jspecify.annotations.NullMarked;
