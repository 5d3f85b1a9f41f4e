@NullMarked
package flopper.zoo;

import org.jspecify.annotations.NullMarked;
