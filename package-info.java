/**
 * How two figures that are not certain stand to each other: arithmetic that everyone who compares
 * times shares. Must not know what was measured.
 */
@NullMarked
package flopper.analysis.verdict;

import org.jspecify.annotations.NullMarked;
