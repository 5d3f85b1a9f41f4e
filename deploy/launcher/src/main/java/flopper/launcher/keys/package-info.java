/** {@code flopper keys}: who may use a service. Must not know how keys are checked. */
@NullMarked
package flopper.launcher.keys;

import org.jspecify.annotations.NullMarked;
