/** Operators on strings. Counts no arithmetic: text has none that the conventions know. */
@NullMarked
package flopper.analysis.op.text;

import org.jspecify.annotations.NullMarked;
