/**
 * Two ways to run one model, in turn in one process: the harness beside a bare loop over the
 * runtime's C functions, and values made up beside values worked out. Must not know how the
 * backend calls the runtime.
 */
@NullMarked
package flopper.bench.nativeloop;

import org.jspecify.annotations.NullMarked;
