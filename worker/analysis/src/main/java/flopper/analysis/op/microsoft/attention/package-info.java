/**
 * Attention as ONNX Runtime fuses it, with projections, caches and packed inputs. Every form is brought to heads and
 * handed to the standard operator's rule.
 */
@NullMarked
package flopper.analysis.op.microsoft.attention;

import org.jspecify.annotations.NullMarked;
