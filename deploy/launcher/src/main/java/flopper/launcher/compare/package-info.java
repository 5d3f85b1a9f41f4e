/** {@code flopper compare}: stored measurements side by side. Must not know how verdicts are made. */
@NullMarked
package flopper.launcher.compare;

import org.jspecify.annotations.NullMarked;
