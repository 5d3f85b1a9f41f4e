/** flopper's own executable as separate processes, started, watched and killed. Knows no benchmark. */
@NullMarked
package flopper.bench.process;

import org.jspecify.annotations.NullMarked;
