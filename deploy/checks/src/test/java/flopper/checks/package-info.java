/** Tests over the whole tree: format, arrows between modules and packages, and tidiness. */
@NullMarked
package flopper.checks;

import org.jspecify.annotations.NullMarked;
