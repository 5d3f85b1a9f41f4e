/** {@code flopper export}: collections into files. Must not know what their rows mean. */
@NullMarked
package flopper.launcher.export;

import org.jspecify.annotations.NullMarked;
