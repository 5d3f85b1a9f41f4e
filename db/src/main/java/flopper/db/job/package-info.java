/**
 * The job, its states, and looking it up or stopping it. Must not know who runs it or how it reaches a
 * worker.
 */
@NullMarked
package flopper.db.job;

import org.jspecify.annotations.NullMarked;
