/** The command that shows all of flopper on this machine. Knows the service by its routes alone. */
@NullMarked
package flopper.launcher.demo;

import org.jspecify.annotations.NullMarked;
