/** What people see on a terminal: tables, units and progress. Knows nothing of models or jobs. */
@NullMarked
package flopper.launcher.terminal;

import org.jspecify.annotations.NullMarked;
