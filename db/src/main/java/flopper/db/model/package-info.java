/**
 * Named graphs and their stripped bytes. Must not know how the bytes are read.
 */
@NullMarked
package flopper.db.model;

import org.jspecify.annotations.NullMarked;
