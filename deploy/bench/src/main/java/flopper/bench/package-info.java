@NullMarked
package flopper.bench;

import org.jspecify.annotations.NullMarked;
