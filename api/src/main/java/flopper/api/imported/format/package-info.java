/**
 * What files of figures from elsewhere look like: tables become rows, or a problem that names lines
 * and columns. Must not know what becomes of the rows.
 */
@NullMarked
package flopper.api.imported.format;

import org.jspecify.annotations.NullMarked;
