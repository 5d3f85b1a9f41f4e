/**
 * Finds series that became slower, has them measured once more, and tells who wants to know. Must
 * not know how a series is shown.
 */
@NullMarked
package flopper.api.regression;

import org.jspecify.annotations.NullMarked;
