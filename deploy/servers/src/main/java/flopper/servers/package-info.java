@NullMarked
package flopper.servers;

import org.jspecify.annotations.NullMarked;
