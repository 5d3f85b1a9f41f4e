/** Starts roles and stops them in good order: local servers, database, the HTTP service and the worker. Knows no command. */
@NullMarked
package flopper.launcher.serve;

import org.jspecify.annotations.NullMarked;
