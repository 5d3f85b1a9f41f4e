@NullMarked
package flopper.launcher;

import org.jspecify.annotations.NullMarked;
