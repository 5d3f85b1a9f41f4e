/** {@code flopper watch}: a sweep until its end. Must not know how it was submitted. */
@NullMarked
package flopper.launcher.watch;

import org.jspecify.annotations.NullMarked;
