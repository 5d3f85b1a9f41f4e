/** How long the whole stack takes to answer. Knows the service by its routes alone. */
@NullMarked
package flopper.bench.startup;

import org.jspecify.annotations.NullMarked;
