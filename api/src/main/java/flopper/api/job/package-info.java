/** Jobs: what became of one cell, and cancelling it. Must not know who runs it or how it is dispatched. */
@NullMarked
package flopper.api.job;

import org.jspecify.annotations.NullMarked;
