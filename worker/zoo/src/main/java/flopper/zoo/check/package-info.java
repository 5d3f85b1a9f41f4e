/** Which backbone of the catalogue a model looks like, and where it differs from it. */
@NullMarked
package flopper.zoo.check;

import org.jspecify.annotations.NullMarked;
