/** {@code flopper submit}: models and one sweep over them. Must not know how sweeps are run. */
@NullMarked
package flopper.launcher.submit;

import org.jspecify.annotations.NullMarked;
