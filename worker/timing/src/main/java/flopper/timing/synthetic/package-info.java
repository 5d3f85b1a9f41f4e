/**
 * Seeded stand-ins for the weights and inputs that a stripped graph no longer has. Knows graphs
 * and tensors, no backend.
 */
@NullMarked
package flopper.timing.synthetic;

import org.jspecify.annotations.NullMarked;
