/** Queries over years of measurements, made up. */
@NullMarked
package flopper.bench.store;

import org.jspecify.annotations.NullMarked;
