/**
 * Measurements laid side by side. Must not know how verdicts are made.
 */
@NullMarked
package flopper.db.comparison;

import org.jspecify.annotations.NullMarked;
