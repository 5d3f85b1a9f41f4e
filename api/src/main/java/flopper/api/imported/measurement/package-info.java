/**
 * Times of others as they were imported, each with where it comes from. Must not know how they came
 * in.
 */
@NullMarked
package flopper.api.imported.measurement;

import org.jspecify.annotations.NullMarked;
