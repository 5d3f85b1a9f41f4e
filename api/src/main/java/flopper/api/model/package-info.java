/**
 * Models: uploading, naming, finding and deleting them; a name that is not stored may be the
 * catalogue's. Must not know what a graph costs.
 */
@NullMarked
package flopper.api.model;

import org.jspecify.annotations.NullMarked;
