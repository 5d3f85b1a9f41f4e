@NullMarked
package flopper.agent;

import org.jspecify.annotations.NullMarked;
