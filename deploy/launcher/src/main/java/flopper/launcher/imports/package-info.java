/** {@code flopper import}: figures that others took. Must not know what is in a file. */
@NullMarked
package flopper.launcher.imports;

import org.jspecify.annotations.NullMarked;
