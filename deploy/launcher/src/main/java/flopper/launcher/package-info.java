/** The one executable: its commands. What they start and print lies in the packages below. */
@NullMarked
package flopper.launcher;

import org.jspecify.annotations.NullMarked;
