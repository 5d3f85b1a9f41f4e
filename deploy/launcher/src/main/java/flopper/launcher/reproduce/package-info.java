/** Measures again what was measured before. Must not know how anything is measured. */
@NullMarked
package flopper.launcher.reproduce;

import org.jspecify.annotations.NullMarked;
