/** Geometry that several operators share: broadcasting and sliding windows. Knows no operator and no cost. */
@NullMarked
package flopper.analysis.shape;

import org.jspecify.annotations.NullMarked;
