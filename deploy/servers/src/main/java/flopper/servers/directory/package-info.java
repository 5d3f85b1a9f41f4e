/** Who owns a data directory and which ports it has. Must not know what runs there. */
@NullMarked
package flopper.servers.directory;

import org.jspecify.annotations.NullMarked;
