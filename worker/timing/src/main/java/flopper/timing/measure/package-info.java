/**
 * The words and the loop of measuring: plan, warm-up, samples, when to stop, what comes out. Knows
 * neither what is run nor in which process.
 */
@NullMarked
package flopper.timing.measure;

import org.jspecify.annotations.NullMarked;
