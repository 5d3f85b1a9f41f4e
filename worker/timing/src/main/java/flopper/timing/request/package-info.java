/**
 * What measuring processes have in common, whatever they measure: request, plan, clocks. Must
 * not know what is done with it.
 */
@NullMarked
package flopper.timing.request;

import org.jspecify.annotations.NullMarked;
