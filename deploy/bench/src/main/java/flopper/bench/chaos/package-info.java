/** What happens when parts are killed in the middle of work. Knows the service by its routes alone. */
@NullMarked
package flopper.bench.chaos;

import org.jspecify.annotations.NullMarked;
