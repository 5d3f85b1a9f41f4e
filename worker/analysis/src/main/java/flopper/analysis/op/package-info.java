/** The contract of an operator and what it is given. The operators themselves live in the packages below, cut by family. */
@NullMarked
package flopper.analysis.op;

import org.jspecify.annotations.NullMarked;
