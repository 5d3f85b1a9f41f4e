/**
 * Figures of others: importing files of them, and showing what was imported. Must not blend them
 * with measurements.
 */
@NullMarked
package flopper.api.imported;

import org.jspecify.annotations.NullMarked;
