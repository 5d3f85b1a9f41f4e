/**
 * Static costs as they are told, and asking a worker for those that are not known yet. Must not know
 * how anything is counted.
 */
@NullMarked
package flopper.api.profile;

import org.jspecify.annotations.NullMarked;
