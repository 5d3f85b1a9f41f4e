@NullMarked
package flopper.timing;

import org.jspecify.annotations.NullMarked;
