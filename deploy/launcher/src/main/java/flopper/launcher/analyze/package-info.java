/** The command that counts without a server, and how it prints. Knows no network. */
@NullMarked
package flopper.launcher.analyze;

import org.jspecify.annotations.NullMarked;
