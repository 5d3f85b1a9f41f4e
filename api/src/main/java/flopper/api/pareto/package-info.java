/**
 * Trade-offs: which models are best at one thing for what they give up of another. Must not know
 * where the points come from.
 */
@NullMarked
package flopper.api.pareto;

import org.jspecify.annotations.NullMarked;
