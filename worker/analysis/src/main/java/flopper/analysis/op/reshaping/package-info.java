/** Operators that lay elements out anew without computing any. Must not know other families. */
@NullMarked
package flopper.analysis.op.reshaping;

import org.jspecify.annotations.NullMarked;
