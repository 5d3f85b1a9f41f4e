/** What an analysis found out: layers, totals and what could not be counted. Knows no rule. */
@NullMarked
package flopper.analysis.report;

import org.jspecify.annotations.NullMarked;
