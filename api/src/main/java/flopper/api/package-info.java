@NullMarked
package flopper.api;

import org.jspecify.annotations.NullMarked;
