/**
 * Who may use the service, and who changed what. Must not know routes or how a key travels.
 */
@NullMarked
package flopper.db.access;

import org.jspecify.annotations.NullMarked;
