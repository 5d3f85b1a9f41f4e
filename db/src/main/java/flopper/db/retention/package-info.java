/**
 * How long measurements are kept: months are made before they begin, and taken away when they are
 * old. Must not know who decides that.
 */
@NullMarked
package flopper.db.retention;

import org.jspecify.annotations.NullMarked;
