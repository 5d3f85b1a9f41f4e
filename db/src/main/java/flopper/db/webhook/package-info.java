/**
 * Who is told of ends of sweeps, and the outbox of what is to be sent. Must not know how it is sent.
 */
@NullMarked
package flopper.db.webhook;

import org.jspecify.annotations.NullMarked;
